#pragma once

#include "core/graphql/schema.h"
#include "ui/docs/linkline.h"

#include <QPointer>
#include <QScrollArea>

#include <memory>
#include <optional>

class QVBoxLayout;

namespace ui {

class Appearance;

/// Where a place of the schema is, as pointers into it: `Type`, `Type.member`, `Type.field(argument)`, `@directive`;
/// all null is the start page.
struct SchemaPlace
{
    const graphql::Type *type = nullptr;
    const graphql::Field *field = nullptr;
    const graphql::InputValue *argument = nullptr;
    const graphql::InputValue *inputField = nullptr;
    const graphql::EnumValue *value = nullptr;
    const graphql::DirectiveType *directive = nullptr;
};
/// None: \a schema has no such place.
std::optional<SchemaPlace> findPlace(const graphql::Schema &schema, const QString &place);

/// One page of the docs: a type with its members, a field with its arguments, or the start page. Built of plain labels
/// and links anew for each place.
class DocsPage final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DocsPage)

public:
    explicit DocsPage(const Appearance &appearance, QWidget *parent = nullptr);

    /// An argument, an input field or a value is shown on its owner's page, marked and in view.
    void show(std::shared_ptr<const graphql::Schema> schema, const SchemaPlace &place);

signals:
    void placeActivated(const QString &place);
    void insertRequested(const QString &fieldText, const QString &operation);

private:
    LinkLine *addLine(std::vector<LinkLine::Part> parts);
    LinkLine *addLine(std::vector<LinkLine::Part> parts, const LinkLine::Shape &shape);
    /// Words of a description; what stands in backticks is code, and a link when it is a name of this page or a type.
    std::vector<LinkLine::Part> wordsOf(const QString &text, Role role) const;
    void orderTabs();
    void addSpace(int height);
    void addStart();
    void addType(const SchemaPlace &place);
    void addField(const SchemaPlace &place);
    void addDirective(const graphql::DirectiveType &directive);
    void addTitle(const QString &name, const QString &kind, bool deprecated);
    void addDescription(const std::optional<std::string> &description);
    void addDeprecation(const std::optional<std::string> &reason);
    void addCaption(const QString &caption);
    void addMemberText(const std::optional<std::string> &description, const std::optional<std::string> &deprecation);
    void addFieldRow(const graphql::Type &owner, const graphql::Field &field);
    void addInputRow(const graphql::InputValue &input, bool marked);
    void addInputs(const QString &caption, const std::vector<graphql::InputValue> &inputs,
                   const graphql::InputValue *marked);
    void addTypeLinks(const QString &caption, const std::vector<const graphql::Type *> &types);
    void addUses(const graphql::Type &type);
    void addLeadsTo(const graphql::Field &field);

    const Appearance &m_appearance;
    std::shared_ptr<const graphql::Schema> m_schema; ///< Keeps what the page points at.
    QVBoxLayout *m_layout = nullptr;
    QString m_owner; ///< The type whose page it is, or whose member's.
    QPointer<QWidget> m_marked;
};

} // namespace ui
