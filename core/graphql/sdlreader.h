#pragma once

#include "core/graphql/document.h"
#include "core/graphql/schemabuilder.h"

#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace graphql {

/// Reads type-system definitions into a SchemaBuilder: declareTypes() makes every type known by name, what follows
/// gives them their members. What another reader has declared before is left as it is. What is wrong is reported under
/// graphql-js' names for its SDL rules, and left out. Inside core/graphql only.
class SdlReader
{
public:
    /// Where the document comes from. Places in what we add ourselves would be no places in the text at hand.
    enum class Origin { Source, BuiltIn };

    SdlReader(SchemaBuilder &builder, const Document &document, Origin origin)
        : m_builder(builder),
          m_document(document),
          m_origin(origin)
    { }

    void declareTypes();
    void fillTypes();
    void fillDirectives();
    void fillRoots();

private:
    /// A type with its definition and all its extensions, in the order of the text.
    struct Declaration
    {
        Type *type = nullptr;
        std::vector<const TypeDefinition *> parts;
    };
    using Spans = std::unordered_map<std::string_view, text::Span>;

    void report(std::string rule, std::string message, std::vector<text::Span> spans);
    void declareType(const TypeDefinition &definition);
    void addExtension(const TypeDefinition &extension);

    void fillType(const Declaration &declaration);
    void fillFields(const Declaration &declaration);
    void fillInputFields(const Declaration &declaration);
    void fillValues(const Declaration &declaration);
    void fillInterfaces(const Declaration &declaration);
    void fillMembers(const Declaration &declaration);
    void fillDirective(const DirectiveDefinition &definition);
    void readRoots(const SchemaDefinition &definition);
    void setRoot(OperationType operation, const Name &name);

    OptionalText descriptionText(const Value *description);
    OptionalText deprecationReasonOf(List<Directive> directives);
    std::vector<InputValue> arguments(List<InputValueDefinition> definitions, const std::string &owner);
    InputValue inputValue(const InputValueDefinition &definition, const std::string &place);
    TypeRef outputType(const TypeReference *reference, const std::string &place);
    TypeRef inputType(const TypeReference *reference, const std::string &place);
    std::string didYouMeanType(std::string_view name);
    TypeRef resolve(const TypeReference *reference);
    const Type *resolve(const Name &name);

    SchemaBuilder &m_builder;
    const Document &m_document;
    Origin m_origin;
    std::size_t m_suggestions = 0; ///< Made so far.
    std::vector<Declaration> m_declarations;
    std::unordered_map<std::string_view, std::size_t> m_byName; ///< Into m_declarations.
    Spans m_directiveSpans;
    std::array<std::optional<text::Span>, 3> m_rootSpans;
};

} // namespace graphql
