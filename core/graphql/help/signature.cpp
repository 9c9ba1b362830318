#include "core/graphql/help/signature.h"

namespace graphql {

namespace {

enum class Parameters { All, Required };

void appendParameters(Signature &signature, const std::vector<InputValue> &inputs, Parameters which)
{
    bool isFirst = true;
    bool isCut = false;
    for (const InputValue &input : inputs) {
        if (which == Parameters::Required && !input.isRequired()) {
            isCut = true;
            continue;
        }
        signature.text.append(isFirst ? "" : ", ");
        isFirst = false;
        const auto begin = static_cast<std::uint32_t>(signature.text.size());
        signature.text.append(parameterText(input));
        signature.parameters.push_back({begin, static_cast<std::uint32_t>(signature.text.size())});
    }
    if (isCut)
        signature.text.append(isFirst ? "…" : ", …");
}

Signature fieldSignature(const Type *parent, const Field &field, Parameters which)
{
    Signature signature;
    if (parent && !field.name.starts_with("__"))
        signature.text.append(parent->name).append(".");
    signature.text.append(field.name);
    if (!field.arguments.empty()) {
        signature.text.append("(");
        appendParameters(signature, field.arguments, which);
        signature.text.append(")");
    }
    signature.text.append(": ").append(field.type.toString());
    return signature;
}

} // namespace

Signature signatureOf(const Type *parent, const Field &field, std::size_t width)
{
    Signature signature = fieldSignature(parent, field, Parameters::All);
    return signature.text.size() <= width ? signature : fieldSignature(parent, field, Parameters::Required);
}

Signature signatureOf(const DirectiveType &directive)
{
    Signature signature;
    signature.text.append("@").append(directive.name);
    if (!directive.arguments.empty()) {
        signature.text.append("(");
        appendParameters(signature, directive.arguments, Parameters::All);
        signature.text.append(")");
    }
    return signature;
}

Signature signatureOf(const Type &inputObject)
{
    Signature signature;
    signature.text.append(inputObject.name).append(" {");
    appendParameters(signature, inputObject.inputFields, Parameters::All);
    signature.text.append("}");
    return signature;
}

std::string parameterText(const InputValue &input)
{
    std::string text = input.name;
    text.append(": ").append(input.type.toString());
    if (input.defaultValue)
        text.append(" = ").append(*input.defaultValue);
    return text;
}

} // namespace graphql
