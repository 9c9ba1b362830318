#include "ui/docs/docspane.h"

#include "ui/docs/linkline.h"
#include "ui/docs/searchlist.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/statepage.h"

#include <QAction>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

using namespace std::chrono_literals;

namespace ui {
namespace {

constexpr std::size_t MostFound = 200;

/// `query Users { … }` around a field, with its name in capitals.
QString operationText(const QString &operation, const QString &name, const QString &field)
{
    auto body = field;
    body.replace(QLatin1Char('\n'), QStringLiteral("\n  "));
    return QStringLiteral("%1 %2 {\n  %3\n}\n").arg(operation, name.left(1).toUpper() + name.mid(1), body);
}

} // namespace

DocsPane::DocsPane(const Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_appearance(appearance),
      m_pages(new QStackedWidget(this)),
      m_page(new DocsPage(appearance, m_pages)),
      m_found(new SearchList(appearance, m_pages)),
      m_state(new StatePage(appearance, m_pages))
{
    setAccessibleName(tr("Schema documentation"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_worker.setMaxThreadCount(1);
    m_patience.setSingleShot(true);
    m_patience.setInterval(300ms);
    connect(&m_patience, &QTimer::timeout, this, [this] { m_saySoon(); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildSearch();
    buildTrail();
    for (auto *page : std::initializer_list<QWidget *> {m_page, m_found, m_state})
        m_pages->addWidget(page);
    layout->addWidget(m_pages, 1);
    buildFoot();

    connect(m_page, &DocsPage::placeActivated, this, &DocsPane::open);
    connect(m_page, &DocsPage::webLinkActivated, this, &DocsPane::webLinkActivated);
    connect(m_page, &DocsPage::typed, this, [this](const QString &text) {
        focusSearch();
        m_search->setText(text);
    });
    connect(m_found, &SearchList::placeActivated, this, &DocsPane::openFound);
    connect(m_state, &StatePage::offerTaken, this, &DocsPane::retryRequested);
    setSchema(nullptr);
}

DocsPane::~DocsPane()
{
    m_worker.waitForDone();
}

void DocsPane::buildSearch()
{
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search schema (Ctrl+K)"));
    m_search->setAccessibleName(tr("Search schema"));
    m_search->installEventFilter(this);
    setFocusProxy(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &DocsPane::search);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 12, 12, 8);
    row->addWidget(m_search);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void DocsPane::buildTrail()
{
    m_trail = new QWidget(this);
    m_trailLayout = new QHBoxLayout(m_trail);
    m_trailLayout->setContentsMargins(6, 0, 6, 2);
    m_trailLayout->setSpacing(0);
    const auto addButton = [this](const QString &iconName, const QString &name) {
        auto *button = new QToolButton(m_trail);
        button->setIconSize({16, 16});
        button->setAccessibleName(name);
        const auto draw = [this, button, iconName] {
            button->setIcon(icon(iconName, m_appearance.theme()));
        };
        connect(&m_appearance, &Appearance::themeChanged, button, draw);
        draw();
        m_trailLayout->addWidget(button, 0, Qt::AlignTop);
        return button;
    };
    const auto addStep = [&](const QString &iconName, const QString &name, const QKeySequence &key,
                             void (DocsPane::*slot)()) {
        auto *button = addButton(iconName, name);
        button->setToolTip(QStringLiteral("%1 (%2)").arg(name, key.toString(QKeySequence::NativeText)));
        connect(button, &QToolButton::clicked, this, slot);
        auto *action = new QAction(this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        return button;
    };
    m_back = addStep(QStringLiteral("back"), tr("Back"), QKeySequence(Qt::ALT | Qt::Key_Left), &DocsPane::goBack);
    m_forward =
        addStep(QStringLiteral("forward"), tr("Forward"), QKeySequence(Qt::ALT | Qt::Key_Right), &DocsPane::goForward);
    m_trailLayout->addSpacing(6);
    m_menu = addButton(QStringLiteral("settings"), tr("Options of the docs"));
    m_menu->setToolTip(tr("Hide Relay wrappers, export the schema"));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    buildMenu();
    layout()->addWidget(m_trail);
}

void DocsPane::buildMenu()
{
    auto *menu = new QMenu(m_menu);
    m_hideAction = menu->addAction(tr("&Hide Relay wrappers"));
    m_hideAction->setCheckable(true);
    connect(m_hideAction, &QAction::toggled, this, &DocsPane::setHidesWrappers);
    menu->addSeparator();
    connect(menu->addAction(tr("Export as &SDL…")), &QAction::triggered, this,
            [this] { emit exportRequested(Export::Sdl); });
    connect(menu->addAction(tr("Export as &JSON…")), &QAction::triggered, this,
            [this] { emit exportRequested(Export::Json); });
    menu->addSeparator();
    connect(menu->addAction(tr("&Fetch again")), &QAction::triggered, this, &DocsPane::retryRequested);
    m_menu->setMenu(menu);
}

void DocsPane::buildFoot()
{
    m_foot = new QWidget(this);
    auto *column = new QVBoxLayout(m_foot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *line = new QFrame(m_foot);
    line->setProperty("separator", true);
    line->setFixedHeight(1);
    column->addWidget(line);
    auto *row = new QHBoxLayout;
    column->addLayout(row);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    auto *insert = new QPushButton(tr("Insert into editor"));
    insert->setObjectName(QStringLiteral("insertField"));
    insert->setToolTip(tr("Put this field at the caret"));
    connect(insert, &QPushButton::clicked, this,
            [this] { emit insertRequested(m_content.fieldText, m_content.operation); });
    row->addWidget(insert);
    m_newTab = new QPushButton(tr("New tab"));
    m_newTab->setObjectName(QStringLiteral("openOperation"));
    m_newTab->setToolTip(tr("Open it as an operation of its own"));
    connect(m_newTab, &QPushButton::clicked, this, [this] {
        emit operationRequested(operationText(m_content.operation, m_content.fieldName, m_content.fieldText));
    });
    row->addWidget(m_newTab);
    row->addStretch(1);
    layout()->addWidget(m_foot);
    // As they stand below each other: from the page to what can be done with it.
    setTabOrder(m_menu, m_page);
    setTabOrder(m_page, insert);
    setTabOrder(insert, m_newTab);
    m_notice = new Notice(this);
    layout()->addWidget(m_notice);
}

void DocsPane::setNews(const DocsNews &news)
{
    const bool isNew = news.changes != m_news.changes || news.brokenTabs != m_news.brokenTabs;
    m_news = news;
    if (isNew && m_book && place().isEmpty() && m_pages->currentWidget() == m_page)
        showPlace();
}

void DocsPane::tellNews()
{
    const auto breaking =
        std::count_if(m_news.changes.begin(), m_news.changes.end(), [](const graphql::SchemaChange &change) {
            return change.impact == graphql::SchemaChange::Impact::Breaking;
        });
    if (!m_news.brokenTabs.isEmpty())
        tell(Notice::Tone::Warning,
             tr("The schema has changed, and breaks: %1").arg(m_news.brokenTabs.join(QStringLiteral(", "))));
    else if (breaking > 0)
        tell(Notice::Tone::Warning, tr("The schema has changed: %1 breaking changes.").arg(breaking));
    else if (!m_news.changes.empty())
        tell(Notice::Tone::Neutral, tr("The schema has changed; nothing breaks."));
}

void DocsPane::tell(Notice::Tone tone, const QString &text)
{
    m_notice->say(tone, text);
}

void DocsPane::setSchema(std::shared_ptr<const graphql::Schema> schema)
{
    m_search->setEnabled(schema != nullptr);
    if (schema && schema == m_schema) {
        if (m_book && m_book->schema == schema) {
            m_visits[m_at].reading = m_page->reading();
            showCurrent();
        }
        return;
    }
    m_schema = std::move(schema);
    const auto order = ++m_order;
    if (m_schema) {
        m_worker.start([this, order, source = m_schema] {
            auto book = std::make_shared<const SchemaBook>(source);
            QMetaObject::invokeMethod(
                this,
                [this, order, book = std::move(book)] {
                    if (order == m_order)
                        accept(book);
                },
                Qt::QueuedConnection);
        });
        return;
    }
    m_book = nullptr;
    m_visits = {Visit()};
    m_at = 0;
    m_left.reset();
    m_wantedPlace.reset();
    saySoon([this] {
        m_state->setBusy(false);
        m_state->offer({});
        m_state->say(QStringLiteral("docs"), Role::MutedText, tr("No schema yet"),
                     tr("It is read from the project's server, and appears here."));
    });
}

void DocsPane::accept(std::shared_ptr<const SchemaBook> book)
{
    m_patience.stop();
    if (m_book)
        m_visits[m_at].reading = m_page->reading();
    m_book = std::move(book);
    // Back to what is still there: a member's type, or the start.
    while (!findPlace(*m_book->schema, place())) {
        const auto cut = place().lastIndexOf(QLatin1Char('.'));
        m_visits[m_at] = {place().left(std::max<qsizetype>(cut, 0)), {}};
    }
    showCurrent();
    if (const auto wanted = std::exchange(m_wantedPlace, std::nullopt))
        open(*wanted);
    emit shown();
}

void DocsPane::showState()
{
    m_pages->setCurrentWidget(m_state);
    m_trail->hide();
    m_foot->hide();
}

void DocsPane::showLoading()
{
    if (m_schema)
        return; // The one in view stays readable until the new one is here.
    m_search->setEnabled(false);
    sayLoading();
}

void DocsPane::sayLoading()
{
    saySoon([this] {
        m_state->say({}, Role::MutedText, tr("Reading the schema"), {});
        m_state->setBusy(true);
        m_state->offer({});
    });
}

void DocsPane::leaveSchema()
{
    if (m_book)
        m_visits[m_at].reading = m_page->reading();
    m_book = nullptr;
    m_schema = nullptr;
    ++m_order; // What is being looked through is nobody's any more.
    m_left.reset();
    m_notice->clear();
    sayLoading();
}

void DocsPane::saySoon(std::function<void()> say)
{
    m_saySoon = std::move(say);
    if (!m_patience.isActive())
        m_patience.start();
    showState();
}

void DocsPane::showFailed(const QString &message)
{
    m_patience.stop();
    m_search->setEnabled(m_schema != nullptr);
    m_state->setBusy(false);
    m_state->say(QStringLiteral("warning"), Role::Warning, tr("No schema"), message);
    m_state->offer(tr("Try again"));
    showState();
}

void DocsPane::showCurrent()
{
    if (m_search->text().trimmed().isEmpty())
        showPlace();
    else
        search(m_search->text());
}

void DocsPane::open(const QString &place)
{
    if (!m_book && m_schema)
        m_wantedPlace = place;
    if (!m_book || !findPlace(*m_book->schema, place))
        return;
    m_left.reset();
    m_notice->clear();
    if (place != this->place()) {
        m_visits[m_at].reading = m_page->reading();
        m_visits.resize(m_at + 1);
        m_visits.push_back({place, {}});
        ++m_at;
    }
    const bool hadFocus = isAncestorOf(focusWidget()) || hasFocus();
    {
        const QSignalBlocker quiet(m_search);
        m_search->clear();
    }
    showPlace();
    // The link that was followed is gone with its page: the keyboard goes on from the top of the new one.
    if (hadFocus)
        m_page->setFocus(Qt::OtherFocusReason);
}

void DocsPane::openFound(const QString &place)
{
    const LeftSearch left {m_search->text(), m_found->currentIndex().row()};
    open(place);
    m_left = left;
}

bool DocsPane::returnToSearch()
{
    const auto left = std::exchange(m_left, std::nullopt);
    if (!left || !m_book)
        return false;
    m_search->setText(left->wanted);
    m_found->setCurrentRow(left->row);
    m_search->setFocus(Qt::OtherFocusReason);
    return true;
}

void DocsPane::goBack()
{
    step(true);
}

void DocsPane::goForward()
{
    step(false);
}

void DocsPane::step(bool back)
{
    if (!m_book || (back ? m_at == 0 : m_at + 1 == m_visits.size()))
        return;
    m_left.reset();
    m_notice->clear();
    m_visits[m_at].reading = m_page->reading();
    auto at = m_at;
    do {
        at = back ? at - 1 : at + 1;
        // An older schema may have had more places.
    } while (!findPlace(*m_book->schema, m_visits[at].place) && (back ? at > 0 : at + 1 < m_visits.size()));
    if (!findPlace(*m_book->schema, m_visits[at].place))
        return;
    m_at = at;
    const bool hadFocus = m_page->hasFocus() || m_found->hasFocus();
    {
        const QSignalBlocker quiet(m_search);
        m_search->clear();
    }
    showPlace();
    if (hadFocus)
        m_page->setFocus(Qt::OtherFocusReason);
}

void DocsPane::setHidesWrappers(bool hides)
{
    if (m_hides == hides)
        return;
    m_hides = hides;
    m_hideAction->setChecked(hides);
    if (m_book && m_pages->currentWidget() != m_state)
        showCurrent();
    emit hidesWrappersChanged(hides);
}

void DocsPane::showPlace()
{
    auto at = *findPlace(*m_book->schema, place());
    auto name = place();
    if (m_hides && at.inputField && m_book->wrappers.kindOf(*at.type) == graphql::RelayWrappers::Kind::Input) {
        // What a mutation takes is shown on its own page.
        const auto &use = m_book->usage.takenBy(*at.type).front();
        at.type = use.owner;
        at.field = use.field;
        name = QString::fromStdString(graphql::SchemaUse {use.owner, use.field}.place());
    }
    m_content = docsPageContent(*m_book, at, m_hides, m_news);
    m_page->show(m_book->schema, at.type ? QString::fromStdString(at.type->name) : QString(),
                 std::move(m_content.rows));
    if (m_visits[m_at].reading.scrolled > 0 || m_visits[m_at].reading.row >= 0)
        m_page->setReading(m_visits[m_at].reading);
    m_pages->setCurrentWidget(m_page);
    m_foot->setVisible(!m_content.fieldText.isEmpty());
    m_newTab->setVisible(!m_content.operation.isEmpty());
    showTrail(name);
}

void DocsPane::setTrail(std::vector<LinkText::Part> parts)
{
    auto font = Theme::interfaceFont();
    font.setPointSizeF(font.pointSizeF() * 0.92);
    auto *crumbs = new LinkLine(m_appearance, std::move(parts), LinkLine::Shape {font, 18, 0}, m_trail);
    connect(crumbs, &LinkLine::activated, this, [this](const QString &link) { open(link.trimmed()); });
    if (auto *old = std::exchange(m_crumbs, crumbs)) {
        old->hide();
        old->deleteLater(); // It may be the one that was clicked.
    }
    m_trailLayout->insertWidget(m_trailLayout->indexOf(m_menu), crumbs, 1, Qt::AlignVCenter);
    crumbs->show(); // A layout would show it one turn later, which is to be seen.
    setTabOrder(m_forward, crumbs);
    m_back->setEnabled(m_at > 0);
    m_forward->setEnabled(m_at + 1 < m_visits.size());
    m_trail->show();
}

void DocsPane::showTrail(const QString &place)
{
    std::vector<LinkText::Part> parts {
        {tr("Schema"), Role::MutedText, place.isEmpty() ? QString() : QStringLiteral(" ")}};
    const auto addStep = [&parts](const QString &text, const QString &link) {
        parts.push_back({QStringLiteral(" › "), Role::MutedText});
        parts.push_back({text, Role::MutedText, link});
    };
    const auto dot = place.indexOf(QLatin1Char('.'));
    const auto parenthesis = place.indexOf(QLatin1Char('('));
    if (!place.isEmpty())
        addStep(place.left(dot), dot < 0 ? QString() : place.left(dot));
    if (dot >= 0)
        addStep(place.mid(dot + 1, parenthesis < 0 ? -1 : parenthesis - dot - 1), {});
    setTrail(std::move(parts));
}

void DocsPane::showCount(std::size_t shown, std::size_t total)
{
    const auto count = QLocale().toString(static_cast<qulonglong>(total));
    setTrail({{shown == total ? tr("%1 found").arg(count) : tr("%1 found, the best %2 are shown").arg(count).arg(shown),
               Role::MutedText}});
}

void DocsPane::search(const QString &wanted)
{
    if (!m_book)
        return;
    m_left.reset();
    m_notice->clear();
    if (wanted.trimmed().isEmpty()) {
        showPlace();
        return;
    }
    auto found = m_book->search.find(wanted.toStdString(), MostFound, m_hides ? &m_book->wrappers : nullptr);
    if (found.best.empty()) {
        m_state->setBusy(false);
        m_state->offer({});
        m_state->say(QStringLiteral("search"), Role::MutedText, tr("Nothing found"),
                     tr("Names and descriptions are searched, every word has to be there. The first letters of the "
                        "words of a name will do."));
        showState();
        return;
    }
    showCount(found.best.size(), found.total);
    m_foot->hide();
    m_found->show(m_book, wanted, std::move(found.best));
    m_pages->setCurrentWidget(m_found);
}

void DocsPane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool DocsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto key = static_cast<QKeyEvent *>(event)->key();
    if (m_search->text().isEmpty()) {
        if (key != Qt::Key_Down || m_pages->currentWidget() != m_page)
            return false;
        m_page->setFocus(Qt::TabFocusReason);
        return true;
    }
    switch (key) {
    case Qt::Key_Down:
        m_found->moveBy(1);
        return true;
    case Qt::Key_Up:
        m_found->moveBy(-1);
        return true;
    case Qt::Key_PageDown:
        m_found->moveBy(10);
        return true;
    case Qt::Key_PageUp:
        m_found->moveBy(-10);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (static_cast<QKeyEvent *>(event)->modifiers().testFlag(Qt::ControlModifier))
            return false;
        m_found->choose();
        return true;
    case Qt::Key_Escape:
        m_search->clear();
        return true;
    default:
        return false;
    }
}

void DocsPane::keyPressEvent(QKeyEvent *event)
{
    const bool isBack = event->key() == Qt::Key_Back || event->key() == Qt::Key_Backspace;
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier && returnToSearch())
        return;
    if (isBack && m_page->hasFocus())
        goBack();
    else
        QWidget::keyPressEvent(event);
}

void DocsPane::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::BackButton)
        goBack();
    else if (event->button() == Qt::ForwardButton)
        goForward();
    else
        QWidget::mousePressEvent(event);
}

} // namespace ui
