#include "ui/docs/docspage.h"

#include "ui/docs/fieldtext.h"
#include "ui/docs/schemaindex.h"
#include "ui/theme/appearance.h"
#include "ui/theme/plainlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

/// A type that everything uses has a longer list than anybody reads.
constexpr std::size_t MostUses = 40;
constexpr int MostMemberText = 160;
constexpr int MostArgumentText = 24;

QString textOf(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// The type as written, leading to the named type inside it.
LinkLine::Part partOf(graphql::TypeRef type)
{
    return {textOf(type.toString()), Role::Type, type.named() ? textOf(type.named()->name) : QString()};
}

/// What a list shows of a description: its first paragraph, on one line, or the beginning of it.
QString firstParagraph(const std::string &description)
{
    const auto text = textOf(description).trimmed();
    return text.left(text.indexOf(QLatin1String("\n\n"))).simplified();
}

bool isBuiltInScalar(const graphql::Type &type)
{
    constexpr std::string_view Names[] {"Boolean", "Float", "ID", "Int", "String"};
    return std::find(std::begin(Names), std::end(Names), type.name) != std::end(Names);
}

std::string_view operationOf(const graphql::Schema &schema, const graphql::Type *type)
{
    for (const auto operation :
         {graphql::OperationType::Query, graphql::OperationType::Mutation, graphql::OperationType::Subscription})
        if (type && schema.root(operation) == type)
            return graphql::nameOf(operation);
    return {};
}

} // namespace

std::optional<SchemaPlace> findPlace(const graphql::Schema &schema, const QString &place)
{
    SchemaPlace found;
    if (place.isEmpty())
        return found;
    if (place.startsWith(QLatin1Char('@'))) {
        found.directive = schema.directive(place.mid(1).toStdString());
        return found.directive ? std::optional(found) : std::nullopt;
    }
    const auto dot = place.indexOf(QLatin1Char('.'));
    found.type = schema.type(place.left(dot).toStdString());
    if (!found.type || dot < 0)
        return found.type ? std::optional(found) : std::nullopt;
    const auto parenthesis = place.indexOf(QLatin1Char('('), dot);
    const auto member = place.mid(dot + 1, parenthesis < 0 ? -1 : parenthesis - dot - 1).toStdString();
    found.field = found.type->field(member);
    found.inputField = found.type->inputField(member);
    found.value = found.type->value(member);
    if (!found.field && !found.inputField && !found.value)
        return std::nullopt;
    if (parenthesis >= 0) {
        const auto argument = place.mid(parenthesis + 1, place.size() - parenthesis - 2).toStdString();
        found.argument = found.field ? found.field->argument(argument) : nullptr;
        if (!found.argument)
            return std::nullopt;
    }
    return found;
}

DocsPage::DocsPage(const Appearance &appearance, QWidget *parent) : QScrollArea(parent), m_appearance(appearance)
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Schema page"));
}

void DocsPage::show(std::shared_ptr<const graphql::Schema> schema, const SchemaPlace &place)
{
    m_schema = std::move(schema);
    m_marked = nullptr;
    m_owner = place.type ? textOf(place.type->name) : QString();
    auto *content = new QWidget;
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins(12, 4, 12, 16);
    m_layout->setSpacing(0);
    if (place.directive)
        addDirective(*place.directive);
    else if (place.field)
        addField(place);
    else if (place.type)
        addType(place);
    else
        addStart();
    m_layout->addStretch();
    // The link that led here may be on the old page, and still at work.
    if (auto *old = takeWidget())
        old->deleteLater();
    setWidget(content);
    content->setBackgroundRole(QPalette::Base);
    orderTabs();
    verticalScrollBar()->setValue(0);
    if (m_marked) {
        content->layout()->activate();
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_marked)
                    ensureWidgetVisible(m_marked, 0, 80);
            },
            Qt::QueuedConnection);
    }
}

LinkLine *DocsPage::addLine(std::vector<LinkLine::Part> parts)
{
    return addLine(std::move(parts), {Theme::codeFont(), 20, 14});
}

LinkLine *DocsPage::addLine(std::vector<LinkLine::Part> parts, const LinkLine::Shape &shape)
{
    auto *line = new LinkLine(m_appearance, std::move(parts), shape);
    connect(line, &LinkLine::activated, this, &DocsPage::placeActivated);
    m_layout->addWidget(line);
    return line;
}

std::vector<LinkLine::Part> DocsPage::wordsOf(const QString &text, Role role) const
{
    std::vector<LinkLine::Part> parts;
    bool isCode = false;
    for (const auto &piece : text.split(QLatin1Char('`'))) {
        QString place;
        for (const auto &candidate : {m_owner + QLatin1Char('.') + piece, piece})
            if (isCode && place.isEmpty() && !piece.isEmpty() && findPlace(*m_schema, candidate))
                place = candidate;
        if (!piece.isEmpty())
            parts.push_back({piece, place.isEmpty() ? role : Role::Accent, place, false, isCode});
        isCode = !isCode;
    }
    return parts;
}

void DocsPage::orderTabs()
{
    // New widgets come last in the window's order; these belong right behind the page.
    QWidget *before = this;
    for (auto *child : widget()->findChildren<QWidget *>()) {
        if ((child->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        setTabOrder(before, child);
        before = child;
    }
}

void DocsPage::addSpace(int height)
{
    m_layout->addSpacing(height);
}

void DocsPage::addCaption(const QString &caption)
{
    addSpace(14);
    m_layout->addWidget(new PlainLabel(caption.toUpper(), PlainLabel::Look::Caption));
    addSpace(2);
}

void DocsPage::addTitle(const QString &name, const QString &kind, bool deprecated)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *title = new PlainLabel(name, PlainLabel::Look::Code);
    auto font = Theme::codeFont();
    font.setPointSizeF(font.pointSizeF() * 1.15);
    title->setFont(font);
    title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    title->setMinimumWidth(40);
    row->addWidget(title, 1);
    if (deprecated)
        row->addWidget(new Pill(tr("deprecated"), Pill::Tone::Warning));
    if (!kind.isEmpty())
        row->addWidget(new Pill(kind, Pill::Tone::Neutral));
    m_layout->addLayout(row);
}

void DocsPage::addDescription(const std::optional<std::string> &description)
{
    if (!description)
        return;
    for (const auto &paragraph : textOf(*description).trimmed().split(QStringLiteral("\n\n"), Qt::SkipEmptyParts)) {
        addSpace(8);
        addLine(wordsOf(paragraph.trimmed(), Role::Text), {Theme::interfaceFont(), 20, 0});
    }
}

void DocsPage::addDeprecation(const std::optional<std::string> &reason)
{
    if (!reason)
        return;
    addSpace(8);
    addLine(wordsOf(tr("Deprecated: %1").arg(textOf(*reason)), Role::Warning), {Theme::interfaceFont(), 20, 0});
}

void DocsPage::addMemberText(const std::optional<std::string> &description,
                             const std::optional<std::string> &deprecation)
{
    QString text;
    if (deprecation)
        text = tr("Deprecated: %1").arg(firstParagraph(*deprecation));
    else if (description)
        text = firstParagraph(*description);
    if (text.isEmpty())
        return;
    if (text.size() > MostMemberText)
        text = text.left(MostMemberText - 1).trimmed() + QChar(u'…');
    auto font = Theme::interfaceFont();
    font.setPointSizeF(font.pointSizeF() * 12 / 13);
    auto *line = addLine(wordsOf(text, Role::MutedText), {font, 18, 0});
    line->setContentsMargins(14, 0, 0, 4);
}

void DocsPage::addFieldRow(const graphql::Type &owner, const graphql::Field &field)
{
    const auto place = textOf(owner.name) + QLatin1Char('.') + textOf(field.name);
    std::vector<LinkLine::Part> parts {{textOf(field.name), Role::Field, place, field.deprecationReason.has_value()}};
    if (!field.arguments.empty()) {
        QStringList names;
        for (const auto &argument : field.arguments)
            names.append(textOf(argument.name));
        const auto listed = names.join(QStringLiteral(", "));
        parts.push_back({QStringLiteral("(%1)").arg(listed.size() > MostArgumentText ? QStringLiteral("…") : listed),
                         Role::MutedText});
    }
    parts.push_back({QStringLiteral(": "), Role::MutedText});
    parts.push_back(partOf(field.type));
    addLine(std::move(parts));
    addMemberText(field.description, field.deprecationReason);
}

void DocsPage::addInputRow(const graphql::InputValue &input, bool marked)
{
    std::vector<LinkLine::Part> parts {
        {textOf(input.name), Role::Argument, {}, input.deprecationReason.has_value()},
        {QStringLiteral(": "), Role::MutedText},
        partOf(input.type),
    };
    if (input.defaultValue)
        parts.push_back({QStringLiteral(" = ") + textOf(*input.defaultValue), Role::MutedText});
    auto *line = addLine(std::move(parts));
    line->setMarked(marked);
    if (marked)
        m_marked = line;
    addMemberText(input.description, input.deprecationReason);
}

void DocsPage::addInputs(const QString &caption, const std::vector<graphql::InputValue> &inputs,
                         const graphql::InputValue *marked)
{
    if (inputs.empty())
        return;
    addCaption(caption);
    for (const auto &input : inputs)
        addInputRow(input, &input == marked);
}

void DocsPage::addTypeLinks(const QString &caption, const std::vector<const graphql::Type *> &types)
{
    if (types.empty())
        return;
    addCaption(caption);
    for (const auto *type : types)
        addLine({{textOf(type->name), Role::Accent, textOf(type->name)}});
}

void DocsPage::addStart()
{
    addTitle(tr("Schema"), {}, false);
    addDescription(m_schema->description());
    addCaption(tr("Begin here"));
    for (const auto operation :
         {graphql::OperationType::Query, graphql::OperationType::Mutation, graphql::OperationType::Subscription})
        if (const auto *root = m_schema->root(operation))
            addLine({{textOf(graphql::nameOf(operation)), Role::Keyword},
                     {QStringLiteral(": "), Role::MutedText},
                     {textOf(root->name), Role::Accent, textOf(root->name)},
                     {tr("  %1 fields").arg(root->fields.size()), Role::MutedText}});
    const std::pair<graphql::TypeKind, QString> groups[] {
        {graphql::TypeKind::Object, tr("Types")},       {graphql::TypeKind::Interface, tr("Interfaces")},
        {graphql::TypeKind::Union, tr("Unions")},       {graphql::TypeKind::Enum, tr("Enums")},
        {graphql::TypeKind::InputObject, tr("Inputs")}, {graphql::TypeKind::Scalar, tr("Scalars")},
    };
    for (const auto &[kind, caption] : groups) {
        std::vector<const graphql::Type *> types;
        for (const auto *type : m_schema->types())
            if (type->kind == kind && !type->name.starts_with("__") && operationOf(*m_schema, type).empty())
                types.push_back(type);
        addTypeLinks(caption, types);
    }
    if (!m_schema->directives().empty())
        addCaption(tr("Directives"));
    for (const auto &directive : m_schema->directives()) {
        const auto name = QLatin1Char('@') + textOf(directive.name);
        addLine({{name, Role::Accent, name}});
    }
}

void DocsPage::addType(const SchemaPlace &place)
{
    const auto &type = *place.type;
    addTitle(textOf(type.name), nameOfKind(type.kind), false);
    addDescription(type.description);
    if (type.isOneOf)
        addDescription(tr("Exactly one of its fields is given.").toStdString());
    if (type.specifiedByUrl)
        addDescription(tr("Specified by %1").arg(textOf(*type.specifiedByUrl)).toStdString());
    addTypeLinks(tr("Implements"), type.interfaces);
    if (!type.fields.empty())
        addCaption(tr("Fields"));
    for (const auto &field : type.fields)
        addFieldRow(type, field);
    addInputs(tr("Fields"), type.inputFields, place.inputField);
    if (!type.values.empty())
        addCaption(tr("Values"));
    for (const auto &value : type.values) {
        auto *line = addLine({{textOf(value.name), Role::Field, {}, value.deprecationReason.has_value()}});
        line->setMarked(&value == place.value);
        if (&value == place.value)
            m_marked = line;
        addMemberText(value.description, value.deprecationReason);
    }
    addTypeLinks(tr("Possible types"), type.possibleTypes);
    addUses(type);
}

void DocsPage::addUses(const graphql::Type &type)
{
    if (isBuiltInScalar(type))
        return; // Everything uses them.
    std::vector<QString> uses;
    for (const auto *owner : m_schema->types()) {
        if (owner->name.starts_with("__"))
            continue;
        const auto &members = owner->possibleTypes;
        if (owner->kind == graphql::TypeKind::Union
            && std::find(members.begin(), members.end(), &type) != members.end())
            uses.push_back(textOf(owner->name));
        const auto prefix = textOf(owner->name) + QLatin1Char('.');
        for (const auto &field : owner->fields) {
            const auto place = prefix + textOf(field.name);
            if (field.type.named() == &type)
                uses.push_back(place);
            for (const auto &argument : field.arguments)
                if (argument.type.named() == &type)
                    uses.push_back(place + QLatin1Char('(') + textOf(argument.name) + QLatin1Char(')'));
        }
        for (const auto &input : owner->inputFields)
            if (input.type.named() == &type)
                uses.push_back(prefix + textOf(input.name));
    }
    if (uses.empty())
        return;
    addCaption(tr("Used by"));
    for (std::size_t i = 0; i < std::min(uses.size(), MostUses); ++i)
        addLine({{uses[i], Role::Accent, uses[i]}});
    if (uses.size() > MostUses)
        m_layout->addWidget(new PlainLabel(tr("and %1 more").arg(uses.size() - MostUses), PlainLabel::Look::Caption));
}

void DocsPage::addField(const SchemaPlace &place)
{
    const auto &field = *place.field;
    addTitle(textOf(field.name), {}, field.deprecationReason.has_value());
    addSpace(2);
    addLine({partOf(field.type)});
    addDeprecation(field.deprecationReason);
    addDescription(field.description);
    addInputs(tr("Arguments"), field.arguments, place.argument);
    addLeadsTo(field);
    addSpace(16);
    auto *insert = new QPushButton(tr("Insert into editor"));
    insert->setToolTip(tr("Put this field at the caret"));
    connect(insert, &QPushButton::clicked, this,
            [this, text = textOf(fieldText(field)), operation = textOf(operationOf(*m_schema, place.type))] {
                emit insertRequested(text, operation);
            });
    m_layout->addWidget(insert, 0, Qt::AlignLeft);
}

void DocsPage::addLeadsTo(const graphql::Field &field)
{
    // What can be reached from the answer: the types in it, and instead of a connection what it is a list of.
    std::vector<const graphql::Type *> types;
    const auto *named = field.type.named();
    if (!named)
        return;
    for (const auto &member : named->fields) {
        const auto *type = member.type.named();
        if (const auto *node = type && member.name == "edges" ? type->field("node") : nullptr)
            type = node->type.named();
        else if (const auto *listed = type ? nodeOf(*type) : nullptr)
            type = listed;
        if (type && type->isComposite() && std::find(types.begin(), types.end(), type) == types.end())
            types.push_back(type);
    }
    addTypeLinks(tr("Leads to"), types);
}

void DocsPage::addDirective(const graphql::DirectiveType &directive)
{
    addTitle(QLatin1Char('@') + textOf(directive.name), tr("directive"), false);
    addDescription(directive.description);
    addInputs(tr("Arguments"), directive.arguments, nullptr);
    addCaption(tr("May stand on"));
    for (const auto &location : directive.locations)
        addLine({{textOf(location), Role::Text}});
}

} // namespace ui
