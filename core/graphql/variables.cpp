#include "core/graphql/variables.h"

#include "core/graphql/masking.h"
#include "core/graphql/operationfacts.h"
#include "core/graphql/schemachecks.h"
#include "core/graphql/suggestions.h"
#include "core/graphql/valuesample.h"

#include <cmath>
#include <unordered_map>

namespace graphql {

namespace {

/// Checks one variable's value against its type, all the way down. Types decide how deep that goes, but input
/// types may contain themselves, so depth is bounded.
class VariableCheck
{
public:
    VariableCheck(std::vector<Diagnostic> &findings, std::string_view variable)
        : m_findings(findings),
          m_variable(variable),
          m_path(variable)
    { }

    void check(const json::Value &value, TypeRef type, bool isSecret)
    {
        if (value.isNull()) {
            if (type.isNonNull())
                report(value, isSecret, "Expected non-nullable type \"" + type.toString() + "\" not to be null.");
            return;
        }
        if (++m_depth > Deepest)
            report(value, isSecret, "It is nested deeper than 1,000 levels.");
        else if (const auto nullable = type.nullable(); nullable.isList())
            checkList(value, nullable.unwrapped(), isSecret);
        else if (nullable.named()->kind == TypeKind::InputObject)
            checkObject(value, *nullable.named(), isSecret);
        else
            checkLeaf(value, *nullable.named(), isSecret);
        --m_depth;
    }

private:
    /// A single value stands for a list of one (spec §3.11).
    void checkList(const json::Value &value, TypeRef itemType, bool isSecret)
    {
        if (!value.isArray())
            return check(value, itemType, isSecret);
        std::size_t index = 0;
        for (const auto &item : value.items()) {
            const PathStep step(m_path, "[" + std::to_string(index++) + "]");
            check(item, itemType, isSecret);
        }
    }

    void checkObject(const json::Value &value, const Type &type, bool isSecret)
    {
        if (!value.isObject())
            return report(value, isSecret, "Expected type \"" + type.name + "\" to be an object.");
        const auto members = value.members();
        // The last one counts, as every JSON reader in use decides.
        std::unordered_map<std::string, const json::Value *> given;
        for (const auto &[key, member] : members)
            given[key.string()] = &member;

        std::vector<const InputValue *> provided;
        for (const auto &field : type.inputFields) {
            const auto found = given.find(field.name);
            if (found == given.end()) {
                if (field.isRequired())
                    report(value, isSecret,
                           "Field \"" + field.name + "\" of required type \"" + field.type.toString()
                               + "\" was not provided.");
                continue;
            }
            provided.push_back(&field);
            const PathStep step(m_path, "." + field.name);
            check(*found->second, field.type, isSecret || isSecretPlace(type.name, field.name));
        }
        for (const auto &[key, member] : members) {
            const auto name = key.string();
            if (given[name] == &member && !type.inputField(name))
                report(value, isSecret,
                       "Field \"" + name + "\" is not defined by type \"" + type.name + "\"."
                           + didYouMeanOneOf(type.inputFields, name),
                       key.span());
        }
        if (type.isOneOf)
            checkOneOf(value, type, provided, given, isSecret);
    }

    void checkOneOf(const json::Value &value, const Type &type, const std::vector<const InputValue *> &provided,
                    const std::unordered_map<std::string, const json::Value *> &given, bool isSecret)
    {
        if (provided.size() != 1)
            report(value, isSecret, "Exactly one key must be specified for OneOf type \"" + type.name + "\".");
        if (provided.empty())
            return;
        const auto &name = provided.front()->name;
        const auto &first = *given.at(name);
        const PathStep step(m_path, "." + name);
        if (first.isNull())
            report(first, isSecret, "Field \"" + name + "\" must be non-null.");
    }

    void checkLeaf(const json::Value &value, const Type &type, bool isSecret)
    {
        const auto sample = valueSample(value, isSecret);
        if (type.kind == TypeKind::Enum)
            return checkEnum(value, type, sample, isSecret);
        std::string problem;
        if (type.name == "Int" && !isWhole(value))
            problem = "Int cannot represent non-integer value: " + sample;
        else if (type.name == "Int" && (value.number() < -2147483648.0 || value.number() > 2147483647.0))
            problem = "Int cannot represent non 32-bit signed integer value: " + sample;
        else if (type.name == "Float" && !(value.kind() == json::Kind::Number && std::isfinite(value.number())))
            problem = "Float cannot represent non numeric value: " + sample;
        else if (type.name == "String" && !value.isString())
            problem = "String cannot represent a non string value: " + sample;
        else if (type.name == "Boolean" && value.kind() != json::Kind::Boolean)
            problem = "Boolean cannot represent a non boolean value: " + sample;
        else if (type.name == "ID" && !value.isString() && !isWhole(value))
            problem = "ID cannot represent value: " + sample;
        if (!problem.empty())
            report(value, isSecret, std::move(problem));
    }

    void checkEnum(const json::Value &value, const Type &type, const std::string &sample, bool isSecret)
    {
        if (!value.isString())
            return report(value, isSecret,
                          "Enum \"" + type.name + "\" cannot represent non-string value: " + sample + "."
                              + didYouMeanOneOf(type.values, sample, "the enum value"));
        const auto name = value.string();
        if (!type.value(name))
            report(value, isSecret,
                   "Value \"" + (isSecret ? std::string(secretMask) : name) + "\" does not exist in \"" + type.name
                       + "\" enum." + didYouMeanOneOf(type.values, name, "the enum value"));
    }

    /// 1.0 and 1e3 are whole numbers, as in JavaScript.
    static bool isWhole(const json::Value &value)
    {
        return value.kind() == json::Kind::Number && std::isfinite(value.number())
            && std::trunc(value.number()) == value.number();
    }

    void report(const json::Value &value, bool isSecret, std::string problem)
    {
        report(value, isSecret, std::move(problem), value.span());
    }

    void report(const json::Value &value, bool isSecret, const std::string &problem, text::Span span)
    {
        auto message = "Variable \"$" + m_variable + "\" got invalid value " + valueSample(value, isSecret);
        if (m_path.size() > m_variable.size())
            message += " at \"" + m_path + "\"";
        m_findings.push_back({Diagnostic::Severity::Error, message + "; " + problem, {span}, "Variables"});
    }

    /// A part of the path for as long as it lives.
    class PathStep
    {
    public:
        PathStep(std::string &path, const std::string &step) : m_text(path), m_size(path.size()) { m_text += step; }
        ~PathStep() { m_text.resize(m_size); }
        PathStep(const PathStep &) = delete;
        PathStep &operator=(const PathStep &) = delete;

    private:
        std::string &m_text;
        std::size_t m_size;
    };

    static constexpr int Deepest = 1'000;
    std::vector<Diagnostic> &m_findings;
    std::string m_variable;
    std::string m_path;
    int m_depth = 0;
};

} // namespace

std::vector<Diagnostic> checkVariables(const Schema &schema, const OperationDefinition &operation,
                                       const VariableValues &variables)
{
    std::vector<Diagnostic> findings;
    const auto report = [&](std::string message, text::Span span) {
        findings.push_back({Diagnostic::Severity::Error, std::move(message), {span}, "Variables"});
    };
    const auto &root = variables.root();
    if (!root.isObject() && !root.isNull()) {
        report("Variables must be a JSON object, with a member for each variable.", root.span());
        return findings;
    }
    // What is not there is missed where the object begins.
    const text::Span nowhere {root.span().begin, root.span().begin + 1};
    for (const auto &definition : operation.variables) {
        const auto name = std::string(definition.name.value);
        const auto type = typeFromReference(schema, definition.type);
        if (name.empty() || !type)
            continue; // Validation says so.
        const auto *value = variables.find(name);
        const auto variable = "Variable \"$" + name + "\" ";
        if (!type.named()->isInput())
            report(variable + "expected value of type \"" + type.toString()
                       + "\" which cannot be used as an input type.",
                   value ? value->span() : nowhere);
        else if (!value && !definition.defaultValue && type.isNonNull())
            report(variable + "of required type \"" + type.toString() + "\" was not provided.", nowhere);
        else if (value && value->isNull() && type.isNonNull())
            report(variable + "of non-null type \"" + type.toString() + "\" must not be null.", value->span());
        else if (value)
            VariableCheck(findings, name).check(*value, type, isSecretPlace({}, name));
    }
    return findings;
}

} // namespace graphql
