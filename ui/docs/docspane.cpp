#include "ui/docs/docspane.h"

#include "ui/docs/docspage.h"
#include "ui/docs/searchlist.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/statepage.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr std::size_t MostFound = 100;

} // namespace

DocsPane::DocsPane(const Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_appearance(appearance),
      m_pages(new QStackedWidget(this)),
      m_page(new DocsPage(appearance)),
      m_found(new SearchList(appearance)),
      m_state(new StatePage(appearance))
{
    setAccessibleName(tr("Schema documentation"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildSearch();
    buildTrail();
    for (auto *page : std::initializer_list<QWidget *> {m_page, m_found, m_state})
        m_pages->addWidget(page);
    layout->addWidget(m_pages, 1);

    connect(m_page, &DocsPage::placeActivated, this, &DocsPane::open);
    connect(m_page, &DocsPage::insertRequested, this, &DocsPane::insertRequested);
    connect(m_found, &SearchList::placeActivated, this, &DocsPane::open);
    connect(m_state, &StatePage::offerTaken, this, &DocsPane::retryRequested);
    setSchema(nullptr);
}

DocsPane::~DocsPane() = default;

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
    m_trailLayout->setContentsMargins(6, 0, 12, 2);
    m_trailLayout->setSpacing(0);
    const auto addButton = [this](const QString &iconName, const QString &name, const QKeySequence &key,
                                  void (DocsPane::*slot)()) {
        auto *button = new QToolButton(m_trail);
        button->setIconSize({16, 16});
        button->setAccessibleName(name);
        button->setToolTip(QStringLiteral("%1 (%2)").arg(name, key.toString(QKeySequence::NativeText)));
        const auto draw = [this, button, iconName] {
            button->setIcon(icon(iconName, m_appearance.theme()));
        };
        connect(&m_appearance, &Appearance::themeChanged, button, draw);
        draw();
        connect(button, &QToolButton::clicked, this, slot);
        m_trailLayout->addWidget(button, 0, Qt::AlignTop);
        auto *action = new QAction(this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        return button;
    };
    m_back = addButton(QStringLiteral("back"), tr("Back"), QKeySequence(Qt::ALT | Qt::Key_Left), &DocsPane::goBack);
    m_forward = addButton(QStringLiteral("forward"), tr("Forward"), QKeySequence(Qt::ALT | Qt::Key_Right),
                          &DocsPane::goForward);
    m_trailLayout->addSpacing(6);
    layout()->addWidget(m_trail);
}

void DocsPane::setSchema(std::shared_ptr<const graphql::Schema> schema)
{
    m_schema = std::move(schema);
    m_index = m_schema ? SchemaIndex(*m_schema) : SchemaIndex();
    m_search->setEnabled(m_schema != nullptr);
    if (!m_schema) {
        m_history = {QString()};
        m_at = 0;
        m_state->setBusy(false);
        m_state->offer({});
        m_state->say(QStringLiteral("docs"), Role::MutedText, tr("No schema yet"),
                     tr("It is read from the project's server, and appears here."));
        m_pages->setCurrentWidget(m_state);
        m_trail->hide();
        return;
    }
    // Back to what is still there: a member's type, or the start.
    while (!findPlace(*m_schema, place())) {
        const auto cut = place().lastIndexOf(QLatin1Char('.'));
        m_history[m_at] = place().left(std::max<qsizetype>(cut, 0));
    }
    if (m_search->text().isEmpty())
        showPlace();
    else
        search(m_search->text());
}

void DocsPane::showLoading()
{
    if (m_schema)
        return; // The one in view stays readable until the new one is here.
    m_state->say({}, Role::MutedText, tr("Reading the schema"), {});
    m_state->setBusy(true);
    m_state->offer({});
    m_pages->setCurrentWidget(m_state);
    m_trail->hide();
}

void DocsPane::showFailed(const QString &message)
{
    m_state->setBusy(false);
    m_state->say(QStringLiteral("warning"), Role::Warning, tr("No schema"), message);
    m_state->offer(tr("Try again"));
    m_pages->setCurrentWidget(m_state);
    m_trail->hide();
}

void DocsPane::open(const QString &place)
{
    if (!m_schema || !findPlace(*m_schema, place))
        return;
    if (place != this->place()) {
        m_history.resize(m_at + 1);
        m_history.push_back(place);
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
    if (!m_schema || (back ? m_at == 0 : m_at + 1 == m_history.size()))
        return;
    m_at += back ? std::size_t(-1) : 1U;
    if (!findPlace(*m_schema, place())) { // An older schema had it.
        step(back);
        return;
    }
    showPlace();
}

void DocsPane::showPlace()
{
    m_page->show(m_schema, *findPlace(*m_schema, place()));
    m_pages->setCurrentWidget(m_page);
    showTrail();
}

void DocsPane::showTrail()
{
    m_back->setEnabled(m_at > 0);
    m_forward->setEnabled(m_at + 1 < m_history.size());
    std::vector<LinkLine::Part> parts {
        {tr("Schema"), Role::MutedText, place().isEmpty() ? QString() : QStringLiteral(" ")}};
    const auto addStep = [&parts](const QString &text, const QString &link) {
        parts.push_back({QStringLiteral(" › "), Role::MutedText});
        parts.push_back({text, Role::MutedText, link});
    };
    const auto dot = place().indexOf(QLatin1Char('.'));
    const auto parenthesis = place().indexOf(QLatin1Char('('));
    if (!place().isEmpty())
        addStep(place().left(dot), dot < 0 ? QString() : place().left(dot));
    if (dot >= 0)
        addStep(place().mid(dot + 1, parenthesis < 0 ? -1 : parenthesis - dot - 1), {});
    auto font = Theme::interfaceFont();
    font.setPointSizeF(font.pointSizeF() * 0.92);
    auto *crumbs = new LinkLine(m_appearance, std::move(parts), LinkLine::Shape {font, 18, 0}, m_trail);
    connect(crumbs, &LinkLine::activated, this, [this](const QString &link) { open(link.trimmed()); });
    if (auto *old = std::exchange(m_crumbs, crumbs)) {
        old->hide();
        old->deleteLater(); // It may be the one that was clicked.
    }
    m_trailLayout->addWidget(crumbs, 1, Qt::AlignVCenter);
    crumbs->show(); // A layout would show it one turn later, which is to be seen.
    setTabOrder(m_forward, crumbs);
    m_trail->show();
}

void DocsPane::search(const QString &wanted)
{
    if (!m_schema)
        return;
    if (wanted.trimmed().isEmpty()) {
        showPlace();
        return;
    }
    auto found = m_index.find(wanted, MostFound);
    m_trail->hide();
    if (found.empty()) {
        m_state->setBusy(false);
        m_state->offer({});
        m_state->say(
            QStringLiteral("search"), Role::MutedText, tr("Nothing is called that"),
            tr("Types, fields, arguments and values are searched by name; the first letters of its words will do."));
        m_pages->setCurrentWidget(m_state);
        return;
    }
    m_found->show(std::move(found));
    m_pages->setCurrentWidget(m_found);
}

void DocsPane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool DocsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress || m_search->text().isEmpty())
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
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
