#include "ui/builder/builderpane.h"

#include "core/graphql/lexer.h"
#include "core/graphql/namematch.h"
#include "core/text/linemap.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/menubutton.h"
#include "ui/theme/statepage.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace ui {
namespace {

constexpr std::size_t MostFoundPlaces = 60;
/// How much of an operation is opened when it comes into view: what can be looked over.
constexpr std::size_t MostSeededRows = 150;
constexpr std::size_t MostSearchedRows = 20'000;

QString paneText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// Nothing but blanks and comments: a text that is not begun is not broken.
bool isBlankText(std::string_view source)
{
    graphql::Lexer lexer(source);
    return lexer.next().kind == graphql::TokenKind::EndOfFile;
}

/// Which definition a tree is about, as far as it can be told from one reading to the next.
std::string identityOf(const graphql::BuilderTree &tree)
{
    std::string identity;
    if (const auto *operation = tree.definition().operation)
        identity.append(graphql::nameOf(operation->type)).append(" ").append(operation->name.value);
    else if (const auto *fragment = tree.definition().fragment)
        identity.append("fragment ").append(fragment->name.value);
    return identity;
}

} // namespace

BuilderPane::BuilderPane(const Appearance &appearance, TextOfNow textOfNow, QWidget *parent)
    : QWidget(parent),
      m_appearance(appearance),
      m_textOfNow(std::move(textOfNow)),
      m_work(&BuilderPane::make, [this](const Made &made) { finishOrder(made); })
{
    setAccessibleName(tr("Query builder"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_worker.setMaxThreadCount(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("searchBuilder"));
    m_search->setPlaceholderText(tr("Search fields and arguments"));
    m_search->setAccessibleName(tr("Search fields and arguments"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(12, 12, 12, 4);
    searchRow->addWidget(m_search);
    column->addLayout(searchRow);
    m_head = makeHead();
    column->addWidget(m_head);
    m_list = new BuilderList(appearance);
    m_state = new StatePage(appearance);
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_state);
    column->addWidget(m_pages, 1);
    m_notice = new Notice;
    column->addWidget(m_notice);
    m_line = new CellLine(appearance, m_list->viewport());
    m_nameLine = new CellLine(appearance, this);
    setFocusProxy(m_list);
    wireList();
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        m_openFound.clear();
        filter();
        refresh();
        m_list->scrollToTop();
        goToFound();
    });
    connect(m_state, &StatePage::offerTaken, this, &BuilderPane::retryRequested);
    connect(&appearance, &Appearance::themeChanged, this, &BuilderPane::applyTheme);
    applyTheme();
    showState();
}

BuilderPane::~BuilderPane()
{
    m_worker.waitForDone();
}

QWidget *BuilderPane::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(6, 0, 8, 2);
    row->setSpacing(2);
    m_definitions = new MenuButton(m_appearance, QStringLiteral("heading"));
    m_definitions->setObjectName(QStringLiteral("definitions"));
    m_definitions->setToolTip(tr("Choose what is shown, or begin something new"));
    m_definitions->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_definitions->installEventFilter(this);
    connect(m_definitions->menu(), &QMenu::aboutToShow, this, &BuilderPane::fillDefinitions);
    row->addWidget(m_definitions, 1);
    m_rename = new QToolButton;
    m_rename->setObjectName(QStringLiteral("renameDefinition"));
    m_rename->setIconSize({14, 14});
    m_rename->setToolTip(tr("Rename"));
    connect(m_rename, &QToolButton::clicked, this, &BuilderPane::renameDefinition);
    row->addWidget(m_rename);
    return head;
}

void BuilderPane::wireList()
{
    m_list->setDetails([this](const BuilderLine &line) { return detailOf(line); });
    connect(m_list, &BuilderList::wanted, this, &BuilderPane::grant);
    connect(m_list, &BuilderList::menuWanted, this, &BuilderPane::openMenu);
    connect(m_list, &BuilderList::searchWanted, this, &BuilderPane::focusSearch);
    connect(m_list, &BuilderList::undoWanted, this, &BuilderPane::undoWanted);
    connect(m_list, &BuilderList::redoWanted, this, &BuilderPane::redoWanted);
    for (auto *line : {m_line, m_nameLine})
        connect(line, &CellLine::entered, this,
                [this, line](CellLine::Then then, bool isLeaving) { takeCell(*line, then, isLeaving); });
}

void BuilderPane::applyTheme()
{
    m_rename->setIcon(icon(QStringLiteral("edit"), m_appearance.theme()));
}

void BuilderPane::setSchema(std::shared_ptr<const graphql::Schema> schema)
{
    if (schema == m_schema)
        return;
    // The trees point into it.
    m_roots.clear();
    m_filters.clear();
    m_searches.clear();
    ++m_schemaOrder;
    m_schema = std::move(schema);
    m_schemaProblem.clear();
    m_seeded.clear();
    readNow();
}

void BuilderPane::showSchemaProblem(const QString &problem)
{
    m_schemaProblem = problem;
    showState();
}

void BuilderPane::follow(const Text &text)
{
    if (m_isHanding)
        return;
    if (m_revision != text.revision || m_caret != text.caret)
        m_newOperation.reset();
    read(text);
    const bool isWorking = isAncestorOf(window()->focusWidget());
    if (m_roots.size() != 1 || m_roots.front().newOperation || isWorking || !m_search->text().trimmed().isEmpty()) {
        refresh();
        return;
    }
    BuilderKey key;
    key.place = m_roots.front().tree.placeAt(m_caret);
    const auto at = key;
    m_followed.clear();
    while (key.place.size() > 1) {
        key.place.pop_back();
        m_followed.insert(key);
    }
    refresh();
    if (const int row = m_list->rowOf(at); row >= 0)
        m_list->setCurrentRow(row);
}

/// The first that is called as was asked for, not what leads to it.
void BuilderPane::goToFound()
{
    const auto &lines = m_list->rows();
    const auto found =
        std::find_if(lines.begin(), lines.end(), [](const BuilderLine &line) { return !line.matched.empty(); });
    m_list->setCurrentRow(found == lines.end() ? 0 : static_cast<int>(found - lines.begin()));
}

void BuilderPane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void BuilderPane::readNow()
{
    read(m_textOfNow());
    refresh();
}

void BuilderPane::read(const Text &text)
{
    m_roots.clear();
    m_document = text.document;
    m_caret = text.caret;
    m_revision = text.revision;
    if (!m_schema)
        return;
    if (!m_newOperation) {
        graphql::BuilderTree tree(*m_schema, *m_document, m_caret);
        if (tree.definition())
            m_roots.push_back({tree, std::nullopt});
    }
    if (m_roots.empty()) {
        for (const auto type :
             {graphql::OperationType::Query, graphql::OperationType::Mutation, graphql::OperationType::Subscription})
            if (m_newOperation ? *m_newOperation == type : m_schema->root(type) != nullptr)
                m_roots.push_back({graphql::BuilderTree(*m_schema, *m_document, type), type});
    }
    seed();
    filter();
}

/// What is chosen is opened when an operation comes into view, the outer before the inner, as far as that can be
/// looked over. From then on only the person opens and closes.
void BuilderPane::seed()
{
    const bool isNew = m_roots.empty() || m_roots.front().newOperation;
    const auto identity = isNew ? std::string("new") : identityOf(m_roots.front().tree);
    if (m_roots.empty() || identity == m_seeded)
        return;
    m_seeded = identity;
    if (isNew) {
        // All roots are seen, and the fields of the first.
        m_open.insert({m_roots.front().newOperation, {}});
        return;
    }
    const auto &tree = m_roots.front().tree;
    struct Next
    {
        graphql::BuilderPlace place;
        graphql::BuilderRow row;
    };
    std::vector<Next> chosen;
    const auto note = [&](const graphql::BuilderPlace &place, const std::vector<graphql::BuilderRow> &rows) {
        for (const auto &row : rows)
            if (row.isChosen && row.canExpand) {
                chosen.push_back({place, row});
                chosen.back().place.push_back(row.step);
            }
    };
    auto rows = tree.rows();
    std::size_t count = rows.size();
    note({}, rows);
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        rows = tree.rows(chosen[i].row);
        count += rows.size();
        if (count > MostSeededRows)
            return;
        m_open.insert({std::nullopt, chosen[i].place});
        note(graphql::BuilderPlace(chosen[i].place), rows);
    }
}

void BuilderPane::refresh()
{
    if (m_schema) {
        const bool isFiltered = !m_search->text().trimmed().isEmpty();
        auto open = isFiltered ? m_openFound : m_open;
        if (!isFiltered)
            open.insert(m_followed.begin(), m_followed.end());
        m_list->show(builderLines(m_roots, open, isFiltered));
    }
    showHead();
    showState();
}

void BuilderPane::showState()
{
    m_head->setVisible(m_schema != nullptr);
    if (!m_schema) {
        m_pages->setCurrentWidget(m_state);
        m_notice->clear();
        m_state->setBusy(m_schemaProblem.isEmpty());
        if (m_schemaProblem.isEmpty()) {
            m_state->say({}, Role::MutedText, tr("Reading the schema"),
                         tr("What can be selected appears here when it is known."));
            m_state->offer({});
        } else {
            m_state->say(QStringLiteral("warning"), Role::Warning, tr("No schema"), m_schemaProblem);
            m_state->offer(tr("Try again"));
        }
        return;
    }
    const bool isSearching =
        std::any_of(m_searches.begin(), m_searches.end(), [](const auto &search) { return search.second == nullptr; });
    const bool isEmpty = m_list->rows().empty() && !isSearching && !m_search->text().trimmed().isEmpty();
    m_pages->setCurrentWidget(m_list);
    if (isEmpty)
        m_notice->say(Notice::Tone::Neutral, tr("Nothing is called that."));
    else if (m_document && !m_document->syntaxErrors().empty() && !m_document->syntaxErrors().front().spans.empty()
             && !isBlankText(m_document->source()))
        m_notice->say(
            Notice::Tone::Warning,
            tr("Line %1 cannot be read. What is shown is what can be.")
                .arg(text::LineMap(m_document->source()).line(m_document->syntaxErrors().front().spans.front().begin)));
    else
        m_notice->clear();
}

void BuilderPane::showHead()
{
    if (m_roots.empty())
        return;
    const auto &root = m_roots.front();
    QString text;
    bool isNamed = false;
    if (const auto *operation = root.tree.definition().operation) {
        isNamed = true;
        text = tr("%1 %2").arg(paneText(graphql::nameOf(operation->type)),
                               operation->name ? paneText(operation->name.value) : tr("without a name"));
    } else if (const auto *fragment = root.tree.definition().fragment) {
        isNamed = true;
        text = tr("fragment %1").arg(paneText(fragment->name.value));
    } else {
        text = m_newOperation ? tr("new %1").arg(paneText(graphql::nameOf(*m_newOperation))) : tr("new operation");
    }
    m_definitions->setText(m_definitions->fontMetrics()
                               .elidedText(text, Qt::ElideRight, std::max(80, m_definitions->width() - 36))
                               .replace(QLatin1Char('&'), QStringLiteral("&&")));
    m_definitions->setAccessibleName(text);
    m_rename->setVisible(isNamed);
    m_rename->setAccessibleName(tr("Rename %1").arg(text));
}

void BuilderPane::filter()
{
    const auto wanted = m_search->text().trimmed().toStdString();
    m_filters.clear();
    for (auto &root : m_roots) {
        root.filter = nullptr;
        if (wanted.empty() || !root.tree.type())
            continue;
        auto found = std::make_unique<BuilderFilter>();
        if (const auto search = searchOf(*root.tree.type()))
            for (const auto &each : search->find(wanted, MostFoundPlaces))
                found->add(each.place, each.matched);
        findChosen(root, wanted, *found);
        if (!found->leadsOn())
            continue;
        m_filters.push_back(std::move(found));
        root.filter = m_filters.back().get();
    }
}

/// What is asked for may stand right in what is chosen, where the shortest ways of the schema do not come by.
void BuilderPane::findChosen(const BuilderRoot &root, const std::string &word, BuilderFilter &found) const
{
    if (word.find_first_of(" .") != std::string::npos)
        return;
    std::size_t looked = 0;
    std::size_t count = 0;
    graphql::BuilderPlace place;
    const std::function<void(const std::vector<graphql::BuilderRow> &)> look =
        [&](const std::vector<graphql::BuilderRow> &rows) {
            for (const auto &row : rows) {
                if (++looked > MostSearchedRows || count > MostFoundPlaces)
                    return;
                place.push_back(row.step);
                const auto isNamed = row.step.kind != graphql::BuilderStep::Kind::ListItem;
                if (isNamed && graphql::nameRank(row.step.name, word) != graphql::NameRank::No
                    && row.step.kind != graphql::BuilderStep::Kind::TypeCondition
                    && row.step.kind != graphql::BuilderStep::Kind::Spread) {
                    found.add(place, graphql::nameSpans(row.step.name, word));
                    ++count;
                }
                if (row.isChosen && row.canExpand)
                    look(root.tree.rows(row));
                place.pop_back();
            }
        };
    look(root.tree.rows());
}

/// Made once for a type, beside the window's thread: whoever waits for it is served when it comes.
std::shared_ptr<const graphql::BuilderSearch> BuilderPane::searchOf(const graphql::Type &type)
{
    const auto [known, isNew] = m_searches.try_emplace(&type);
    if (isNew)
        m_worker.start([this, order = m_schemaOrder, schema = m_schema, type = &type] {
            auto search = std::make_shared<const graphql::BuilderSearch>(schema, *type);
            QMetaObject::invokeMethod(
                this,
                [this, order, type, search = std::move(search)] {
                    if (order != m_schemaOrder)
                        return;
                    m_searches[type] = search;
                    filter();
                    refresh();
                    if (!m_list->hasFocus() || m_list->currentRow() < 0)
                        goToFound();
                },
                Qt::QueuedConnection);
        });
    return known->second;
}

bool BuilderPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_definitions && event->type() == QEvent::Resize)
        showHead(); // As much of the name as there is room for.
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_list->setFocus(Qt::TabFocusReason);
        return true;
    case Qt::Key_Escape:
        if (m_search->text().isEmpty())
            emit leftWanted();
        else
            m_search->clear();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void BuilderPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || event->modifiers() != Qt::NoModifier)
        return QWidget::keyPressEvent(event);
    if (m_search->text().isEmpty())
        emit leftWanted();
    else
        m_search->clear();
}

} // namespace ui
