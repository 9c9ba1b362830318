#include "ui/docs/docsrows.h"

#include "core/base/visibletext.h"
#include "core/graphql/plaindescription.h"
#include "core/safety/catalogue.h"
#include "ui/docs/fieldtext.h"
#include "ui/docs/markdowntext.h"
#include "ui/theme/risktone.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <set>

namespace ui {
namespace {

/// A type that everything uses has a longer list than anybody reads.
constexpr std::size_t MostUses = 200;
constexpr std::size_t MostWays = 12;
constexpr std::size_t MostNews = 100;
/// Of a field with the names of its arguments: longer ones do not fit on a line, and would break inside a name.
constexpr qsizetype MostFieldText = 32;

QString rowText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// The type as written, leading to the named type inside it.
LinkText::Part partOf(graphql::TypeRef type)
{
    return {rowText(type.toString()), Role::Type, type.named() ? rowText(type.named()->name) : QString()};
}

bool isBuiltInScalar(const graphql::Type &type)
{
    constexpr std::string_view Names[] {"Boolean", "Float", "ID", "Int", "String"};
    return std::find(std::begin(Names), std::end(Names), type.name) != std::end(Names);
}

Role roleOf(graphql::SchemaChange::Impact impact)
{
    switch (impact) {
    case graphql::SchemaChange::Impact::Breaking:
        return Role::Live;
    case graphql::SchemaChange::Impact::Dangerous:
        return Role::Warning;
    case graphql::SchemaChange::Impact::Safe:
        break;
    }
    return Role::Good;
}

/// `Query.users(first:)`, as a change names it, to `Query.users(first)`.
QString placeOfElement(const graphql::Schema &schema, const std::string &element)
{
    auto place = rowText(element).remove(QLatin1Char(':'));
    if (place.startsWith(QLatin1Char('@')))
        place = place.left(place.indexOf(QLatin1Char('(')));
    return findPlace(schema, place) ? place : QString();
}

QFont smallFont()
{
    auto font = Theme::interfaceFont();
    font.setPointSizeF(font.pointSizeF() * 12 / 13);
    return font;
}

/// Puts a page together, row by row.
class PageBuilder
{
    Q_DECLARE_TR_FUNCTIONS(PageBuilder)

public:
    PageBuilder(const SchemaBook &book, const SchemaPlace &place, bool hidesWrappers, const DocsNews &news)
        : m_book(book),
          m_news(news),
          m_schema(*book.schema),
          m_place(place),
          m_hides(hidesWrappers),
          m_owner(place.type ? rowText(place.type->name) : QString())
    { }

    DocsPageContent build()
    {
        if (m_place.directive)
            addDirective(*m_place.directive);
        else if (m_place.field)
            addField(*m_place.field);
        else if (m_place.type)
            addType(*m_place.type);
        else
            addStart();
        return std::move(m_page);
    }

private:
    DocsRow &add(DocsRow row)
    {
        row.before += std::exchange(m_space, 0);
        m_page.rows.push_back(std::move(row));
        return m_page.rows.back();
    }
    DocsRow &addLine(std::vector<LinkText::Part> parts)
    {
        return add({DocsRow::Kind::Text, std::move(parts), {m_codeFont, 20, 14}});
    }
    void addCaption(const QString &caption)
    {
        m_space = 14;
        add({DocsRow::Kind::Caption, {{caption.toUpper(), Role::MutedText}}, {m_smallFont, 20, 0}});
        m_space = 2;
    }
    void addTitle(const QString &name, QList<DocsRow::PillText> pills)
    {
        auto font = m_codeFont;
        font.setPointSizeF(font.pointSizeF() * 1.15);
        add({DocsRow::Kind::Title, {{name, Role::Text}}, {font, 24, 0}});
        if (pills.isEmpty())
            return;
        DocsRow row {DocsRow::Kind::Pills};
        row.pills = std::move(pills);
        row.before = 4;
        add(std::move(row));
    }
    void addNote(const QString &text, Role role = Role::MutedText)
    {
        add({DocsRow::Kind::Text, {{text, role}}, {m_smallFont, 18, 0}});
    }

    std::vector<LinkText::Part> wordsOf(const QString &text, Role role) const
    {
        std::vector<LinkText::Part> parts;
        bool isCode = false;
        for (const auto &piece : text.split(QLatin1Char('`'))) {
            const auto place = isCode ? placeOfName(m_schema, m_owner, piece) : QString();
            if (!piece.isEmpty())
                parts.push_back({piece, place.isEmpty() ? role : Role::Accent, place, false, isCode});
            isCode = !isCode;
        }
        return parts;
    }
    /// The whole of it, as a member has it (\a isMember) or the page itself.
    void addDescription(graphql::OptionalText description, bool isMember = false)
    {
        if (!description)
            return;
        const auto text = rowText(*description).trimmed();
        const int indent = isMember ? 14 : 0;
        const auto role = isMember ? Role::MutedText : Role::Text;
        const LinkText::Shape shape {isMember ? m_smallFont : m_interfaceFont, isMember ? 18 : 20, 0};
        if (!isPlainMarkdown(text)) {
            DocsRow row {DocsRow::Kind::Markdown};
            row.markdown = text;
            row.indent = indent;
            row.before = isMember ? 0 : 8;
            add(std::move(row));
            m_space = isMember ? 4 : 0;
            return;
        }
        for (const auto &paragraph : text.split(QStringLiteral("\n\n"), Qt::SkipEmptyParts)) {
            DocsRow row {DocsRow::Kind::Text, wordsOf(paragraph.simplified(), role), shape};
            row.indent = indent;
            row.before = isMember ? 0 : 8;
            add(std::move(row));
            m_space = isMember ? 4 : 0;
        }
    }
    void addDeprecation(graphql::OptionalText reason, bool isMember = false)
    {
        if (!reason)
            return;
        DocsRow row {DocsRow::Kind::Text,
                     wordsOf(tr("Deprecated: %1").arg(rowText(*reason).simplified()), Role::Warning),
                     {isMember ? m_smallFont : m_interfaceFont, isMember ? 18 : 20, 0}};
        row.indent = isMember ? 14 : 0;
        row.before = isMember ? 0 : 8;
        add(std::move(row));
        m_space = isMember ? 4 : 0;
    }
    /// Of a member that has a page of its own: the beginning.
    void addGlimpse(graphql::OptionalText description, graphql::OptionalText deprecation)
    {
        QString text;
        if (deprecation)
            text = tr("Deprecated: %1").arg(rowText(graphql::firstParagraph(*deprecation)));
        else if (description)
            text = rowText(graphql::firstParagraph(*description));
        if (text.isEmpty())
            return;
        DocsRow row {DocsRow::Kind::Text, {{text, Role::MutedText}}, {m_smallFont, 18, 0, 2}};
        row.indent = 14;
        add(std::move(row));
        m_space = 4;
    }

    graphql::TypeRef shown(graphql::TypeRef type) const { return m_hides ? m_book.wrappers.unwrapped(type) : type; }
    bool isHidden(const graphql::Type *type) const { return m_hides && m_book.wrappers.isWrapper(type); }

    void addFieldRow(const graphql::Type &owner, const graphql::Field &field)
    {
        const auto place = rowText(owner.name) + QLatin1Char('.') + rowText(field.name);
        std::vector<LinkText::Part> parts {
            {rowText(field.name), Role::Field, place, field.deprecationReason.has_value()}};
        const auto *input = m_hides ? m_book.wrappers.inputOf(field) : nullptr;
        const auto &arguments = input ? input->inputFields : field.arguments;
        if (!arguments.empty()) {
            QStringList names;
            for (const auto &argument : arguments)
                names.append(rowText(argument.name));
            const auto listed = names.join(QStringLiteral(", "));
            parts.push_back({QStringLiteral("(%1)").arg(parts.front().text.size() + listed.size() > MostFieldText
                                                            ? QStringLiteral("…")
                                                            : listed),
                             Role::MutedText});
        }
        const auto *payload = m_hides ? m_book.wrappers.payloadOf(field) : nullptr;
        if (!payload || payload->fields.size() == 1) {
            parts.push_back({QStringLiteral(": "), Role::MutedText});
            parts.push_back(partOf(shown(payload ? payload->fields.front().type : field.type)));
        }
        addLine(std::move(parts));
        addGlimpse(field.description, field.deprecationReason);
    }
    void addInputs(const QString &caption, const std::vector<graphql::InputValue> &inputs,
                   const graphql::InputValue *marked)
    {
        if (inputs.empty())
            return;
        addCaption(caption);
        for (const auto &input : inputs) {
            std::vector<LinkText::Part> parts {
                {rowText(input.name), Role::Argument, {}, input.deprecationReason.has_value()},
                {QStringLiteral(": "), Role::MutedText},
                partOf(input.type),
            };
            if (input.defaultValue)
                parts.push_back({QStringLiteral(" = ") + rowText(*input.defaultValue), Role::MutedText});
            addLine(std::move(parts)).isMarked = &input == marked;
            addDeprecation(input.deprecationReason, true);
            addDescription(input.description, true);
        }
    }
    void addPlaces(const QString &caption, const std::vector<QString> &places)
    {
        if (places.empty())
            return;
        addCaption(caption);
        for (std::size_t i = 0; i < std::min(places.size(), MostUses); ++i)
            addLine({{places[i], Role::Accent, places[i]}});
        if (places.size() > MostUses)
            addNote(tr("and %1 more").arg(places.size() - MostUses));
    }
    template <typename Types>
    void addTypeLinks(const QString &caption, const Types &types)
    {
        std::vector<QString> places;
        for (const auto *type : types)
            if (!isHidden(type))
                places.push_back(rowText(type->name));
        addPlaces(caption, places);
    }

    void addStart();
    void addNews();
    void addType(const graphql::Type &type);
    void addUses(const graphql::Type &type);
    void addWays(const graphql::Type &type);
    void addField(const graphql::Field &field);
    void addRisk(const graphql::Field &field);
    void addLeadsTo(const graphql::Type &type);
    void addDirective(const graphql::DirectiveType &directive);
    void addReturning(const graphql::Type &type, std::vector<QString> &places, int depth) const;

    const SchemaBook &m_book;
    const DocsNews &m_news;
    const graphql::Schema &m_schema;
    const SchemaPlace m_place;
    const bool m_hides;
    const QString m_owner; ///< The type whose page it is, or whose member's.
    const QFont m_codeFont = Theme::codeFont();
    const QFont m_interfaceFont = Theme::interfaceFont();
    const QFont m_smallFont = smallFont();
    DocsPageContent m_page;
    int m_space = 0; ///< Above the row that comes next.
};

void PageBuilder::addStart()
{
    addTitle(tr("Schema"), {});
    addDescription(m_schema.description());
    addNews();
    addCaption(tr("Begin here"));
    for (const auto operation :
         {graphql::OperationType::Query, graphql::OperationType::Mutation, graphql::OperationType::Subscription})
        if (const auto *root = m_schema.root(operation))
            addLine({{rowText(graphql::nameOf(operation)), Role::Keyword},
                     {QStringLiteral(": "), Role::MutedText},
                     {rowText(root->name), Role::Accent, rowText(root->name)},
                     {tr("  %1 fields").arg(root->fields.size()), Role::MutedText}});
    const std::pair<graphql::TypeKind, QString> groups[] {
        {graphql::TypeKind::Object, tr("Types")},       {graphql::TypeKind::Interface, tr("Interfaces")},
        {graphql::TypeKind::Union, tr("Unions")},       {graphql::TypeKind::Enum, tr("Enums")},
        {graphql::TypeKind::InputObject, tr("Inputs")}, {graphql::TypeKind::Scalar, tr("Scalars")},
    };
    int hidden = 0;
    for (const auto &[kind, caption] : groups) {
        bool isFirst = true;
        for (const auto *type : m_schema.types()) {
            if (type->kind != kind || type->name.starts_with("__") || !operationOf(m_schema, type).empty())
                continue;
            if (isHidden(type)) {
                ++hidden;
                continue;
            }
            if (std::exchange(isFirst, false))
                addCaption(caption);
            const auto name = rowText(type->name);
            addLine({{name, Role::Accent, name}});
        }
    }
    if (!m_schema.directives().empty())
        addCaption(tr("Directives"));
    for (const auto &directive : m_schema.directives()) {
        const auto name = QLatin1Char('@') + rowText(directive.name);
        addLine({{name, Role::Accent, name}});
    }
    if (hidden > 0) {
        m_space = 14;
        addNote(tr("%1 Relay wrappers are hidden").arg(hidden));
    }
}

void PageBuilder::addNews()
{
    if (m_news.changes.empty())
        return;
    addCaption(tr("Changed since %1").arg(QLocale().toString(m_news.since.toLocalTime(), QLocale::ShortFormat)));
    for (const auto &tab : m_news.brokenTabs)
        add({DocsRow::Kind::Text,
             {{tr("breaks a tab"), Role::Live}, {QStringLiteral("  ") + tab, Role::Text}},
             {m_interfaceFont, 20, 14}});
    std::vector<const graphql::SchemaChange *> worstFirst;
    for (const auto &change : m_news.changes)
        worstFirst.push_back(&change);
    std::stable_sort(worstFirst.begin(), worstFirst.end(),
                     [](const auto *left, const auto *right) { return left->impact > right->impact; });
    for (std::size_t i = 0; i < std::min(worstFirst.size(), MostNews); ++i) {
        const auto &change = *worstFirst[i];
        const auto place = placeOfElement(m_schema, change.element);
        add({DocsRow::Kind::Text,
             {{rowText(graphql::nameOf(change.impact)), roleOf(change.impact)},
              {QStringLiteral("  "), Role::Text},
              {rowText(change.message), place.isEmpty() ? Role::Text : Role::Accent, place}},
             {m_interfaceFont, 20, 14}});
    }
    if (worstFirst.size() > MostNews)
        addNote(tr("and %1 more").arg(worstFirst.size() - MostNews));
}

void PageBuilder::addType(const graphql::Type &type)
{
    const auto operation = operationOf(m_schema, &type);
    addTitle(m_owner, {{operation.empty() ? nameOfKind(type.kind) : rowText(operation)}});
    addDescription(type.description);
    if (type.isOneOf)
        addDescription(tr("Exactly one of its fields is given.").toStdString());
    if (type.specifiedByUrl)
        addDescription(tr("Specified by %1").arg(rowText(*type.specifiedByUrl)).toStdString());
    addTypeLinks(tr("Implements"), type.interfaces);
    if (!type.fields.empty())
        addCaption(tr("Fields"));
    for (const auto &field : type.fields)
        addFieldRow(type, field);
    addInputs(tr("Fields"), type.inputFields, m_place.inputField);
    if (!type.values.empty())
        addCaption(tr("Values"));
    for (const auto &value : type.values) {
        addLine({{rowText(value.name), Role::Field, {}, value.deprecationReason.has_value()}}).isMarked =
            &value == m_place.value;
        addDeprecation(value.deprecationReason, true);
        addDescription(value.description, true);
    }
    addTypeLinks(type.kind == graphql::TypeKind::Interface ? tr("Implemented by") : tr("Possible types"),
                 type.possibleTypes);
    if (isBuiltInScalar(type))
        return; // Everything uses them.
    addUses(type);
    addWays(type);
}

/// Fields that give a \a type, and instead of one that only sits in a wrapper those that give the wrapper.
void PageBuilder::addReturning(const graphql::Type &type, std::vector<QString> &places, int depth) const
{
    constexpr int deepestWrapper = 4;
    for (const auto &use : m_book.usage.returnedBy(type)) {
        if (isHidden(use.owner) && use.owner->isComposite() && depth < deepestWrapper)
            addReturning(*use.owner, places, depth + 1);
        else
            places.push_back(rowText(use.place()));
    }
}

void PageBuilder::addUses(const graphql::Type &type)
{
    const auto unique = [](std::vector<QString> places) {
        std::set<QString> seen;
        std::erase_if(places, [&](const QString &place) { return !seen.insert(place).second; });
        return places;
    };
    std::vector<QString> taken;
    for (const auto &use : m_book.usage.takenBy(type)) {
        const auto carriers =
            isHidden(use.owner) ? m_book.usage.takenBy(*use.owner) : std::span<const graphql::SchemaUse>();
        if (carriers.size() == 1 && carriers.front().field)
            taken.push_back(rowText(graphql::SchemaUse {carriers.front().owner, carriers.front().field}.place()));
        else
            taken.push_back(rowText(use.place()));
    }
    addPlaces(tr("Used by"), unique(std::move(taken)));
    std::vector<QString> returned;
    addReturning(type, returned, 0);
    addPlaces(tr("Returned by"), unique(std::move(returned)));
    addTypeLinks(tr("Member of"), m_book.usage.memberOf(type));
}

void PageBuilder::addWays(const graphql::Type &type)
{
    if (!type.isComposite() || !operationOf(m_schema, &type).empty())
        return;
    const auto ways = m_book.usage.waysTo(type);
    if (ways.empty())
        return;
    addCaption(tr("Queries that lead here"));
    for (std::size_t i = 0; i < std::min(ways.size(), MostWays); ++i) {
        std::vector<LinkText::Part> parts;
        for (const auto &step : ways[i].steps) {
            if (step.field && step.owner && isHidden(step.owner))
                continue;
            if (!parts.empty())
                parts.push_back({QStringLiteral(" › "), Role::MutedText});
            if (step.condition) {
                parts.push_back({QStringLiteral("… on "), Role::MutedText});
                parts.push_back({rowText(step.condition->name), Role::Type, rowText(step.condition->name)});
            } else {
                parts.push_back({rowText(step.field->name), Role::Field,
                                 rowText(graphql::SchemaUse {step.owner, step.field}.place())});
            }
        }
        addLine(std::move(parts));
    }
    if (ways.size() > MostWays)
        addNote(tr("and %1 more").arg(ways.size() - MostWays));
}

void PageBuilder::addRisk(const graphql::Field &field)
{
    const auto *known = safety::findMutation(field.name);
    if (!known)
        return;
    const auto addFact = [this](const QString &caption, const char *text) {
        if (const auto fact = QString::fromUtf8(text); !fact.isEmpty()) {
            DocsRow row {DocsRow::Kind::Text,
                         {{caption + QLatin1Char(' '), Role::MutedText}, {fact, Role::Text}},
                         {m_interfaceFont, 20, 0}};
            row.before = 8;
            add(std::move(row));
        }
    };
    addFact(tr("Also happens:"), known->alsoHappens);
    addFact(tr("Way back:"), *known->wayBack ? known->wayBack : "None known.");
    if (!known->raisedBy.empty()) {
        DocsRow row {DocsRow::Kind::Text,
                     {{tr("Disruptive when it gives "), Role::MutedText},
                      {rowText(known->raisedBy), Role::Argument, {}, false, true},
                      {QStringLiteral("."), Role::MutedText}},
                     {m_interfaceFont, 20, 0}};
        row.before = 8;
        add(std::move(row));
    }
}

void PageBuilder::addField(const graphql::Field &field)
{
    const bool isMutation = m_place.type == m_schema.mutation();
    QList<DocsRow::PillText> pills;
    if (field.deprecationReason)
        pills.append({tr("deprecated"), Pill::Tone::Warning});
    if (const auto *known = isMutation ? safety::findMutation(field.name) : nullptr)
        pills.append({safety::nameOf(known->risk), toneOf(known->risk)});
    else if (isMutation)
        pills.append({tr("changes data"), Pill::Tone::Live});
    addTitle(rowText(field.name), pills);
    const auto *input = m_hides ? m_book.wrappers.inputOf(field) : nullptr;
    const auto *payload = m_hides ? m_book.wrappers.payloadOf(field) : nullptr;
    m_space = pills.isEmpty() ? 2 : 6;
    if (!payload)
        addLine({partOf(shown(field.type))});
    addDeprecation(field.deprecationReason);
    addDescription(field.description);
    if (isMutation)
        addRisk(field);
    if (input)
        addInputs(tr("Takes"), input->inputFields, m_place.inputField);
    else
        addInputs(tr("Arguments"), field.arguments, m_place.argument);
    if (payload) {
        addCaption(tr("Gives back"));
        for (const auto &member : payload->fields)
            addFieldRow(*payload, member);
    } else if (const auto *type = field.type.named()) {
        addLeadsTo(*type);
    }
    m_page.fieldText = rowText(fieldText(field));
    m_page.operation = rowText(operationOf(m_schema, m_place.type));
    m_page.fieldName = rowText(field.name);
}

void PageBuilder::addLeadsTo(const graphql::Type &type)
{
    // What can be reached from the answer: the types in it, and instead of a connection what it is a list of.
    std::vector<const graphql::Type *> types;
    const auto lead = [&types](const graphql::Type *to) {
        if (to && to->isComposite() && std::find(types.begin(), types.end(), to) == types.end())
            types.push_back(to);
    };
    if (const auto *node = graphql::nodeOf(type))
        lead(node);
    for (const auto &member : type.fields) {
        const auto *to = member.type.named();
        if (const auto *node = to && member.name == "edges" ? to->field("node") : nullptr)
            to = node->type.named();
        else if (const auto *listed = to ? graphql::nodeOf(*to) : nullptr)
            to = listed;
        lead(to);
    }
    addTypeLinks(tr("Leads to"), types);
}

void PageBuilder::addDirective(const graphql::DirectiveType &directive)
{
    addTitle(QLatin1Char('@') + rowText(directive.name), {{tr("directive")}});
    addDescription(directive.description);
    addInputs(tr("Arguments"), directive.arguments, nullptr);
    addCaption(tr("May stand on"));
    for (const auto &location : directive.locations)
        addLine({{rowText(location), Role::Text}});
}

} // namespace

QString DocsRow::text() const
{
    if (kind == Kind::Markdown)
        return base::visibleText(rowText(graphql::plainDescription(markdown.toStdString())));
    QString text;
    for (const auto &part : parts)
        text += part.text;
    QStringList words;
    for (const auto &pill : pills)
        words.append(pill.text);
    return base::visibleText(text + words.join(QStringLiteral(", ")));
}

DocsPageContent docsPageContent(const SchemaBook &book, const SchemaPlace &place, bool hidesWrappers,
                                const DocsNews &news)
{
    return PageBuilder(book, place, hidesWrappers, news).build();
}

QString placeOfName(const graphql::Schema &schema, const QString &owner, const QString &name)
{
    if (name.isEmpty() || name.size() > 200)
        return {};
    for (const auto &candidate : {owner + QLatin1Char('.') + name, name})
        if (findPlace(schema, candidate))
            return candidate;
    return {};
}

} // namespace ui
