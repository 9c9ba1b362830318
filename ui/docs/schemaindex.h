#pragma once

#include "core/graphql/schema.h"

#include <QString>

#include <memory>
#include <vector>

namespace ui {

/// One thing of a schema that has a name and a page.
struct SchemaEntry
{
    enum class Kind { Type, Field, Argument, InputField, EnumValue, Directive };
    Kind kind = Kind::Type;
    QString name;
    QString owner; ///< The type, or for an argument `Type.field`; empty for types and directives.
    QString type; ///< As written: `[User!]!`. For a type its kind in words.
    QString place; ///< For DocsPane::open().
    bool isRootField = false;
    bool isDeprecated = false;
};

/// Every name of a schema, to be searched while somebody types.
class SchemaIndex
{
public:
    SchemaIndex() = default;
    explicit SchemaIndex(const graphql::Schema &schema);

    /// The best \a limit entries for \a wanted, best first: exact, prefix, somewhere inside, then camel humps (`gubsa`
    /// finds getUsersByStandardAttribute); among equals what starts a query before what is deep inside, short names
    /// before long ones. `User.em` asks for members of a type.
    std::vector<SchemaEntry> find(const QString &wanted, std::size_t limit) const;

private:
    void add(SchemaEntry::Kind kind, std::string_view name, const QString &owner, const QString &type, bool deprecated,
             bool isRootField = false);

    std::vector<SchemaEntry> m_entries;
};

/// The kind of a type in words: `type`, `interface`, `union`, `enum`, `input`, `scalar`.
QString nameOfKind(graphql::TypeKind kind);

/// True when the letters of \a wanted begin humps of \a name, in order; both in any case.
bool matchesHumps(QStringView name, QStringView wanted);

} // namespace ui
