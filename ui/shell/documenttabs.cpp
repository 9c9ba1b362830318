#include "ui/shell/documenttabs.h"

#include "ui/shell/documenttab.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QToolButton>

#include <utility>

namespace ui {
namespace {

constexpr int TabHeight = 36;
constexpr int NarrowestTab = 88;
/// Tabs give way to each other down to this, and then scroll: a row of beginnings tells nobody which is which.
constexpr int SqueezedTab = 136;
constexpr int LongestTitle = 28;
constexpr int LongestName = 100;

} // namespace

DocumentTabs::DocumentTabs(const Appearance &appearance, QWidget *parent) : QTabBar(parent), m_appearance(appearance)
{
    setProperty("documents", true);
    setExpanding(false);
    setMovable(true);
    setDocumentMode(true);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideRight);
    setFocusPolicy(Qt::TabFocus);
    setIconSize({16, 16});
    setAccessibleName(tr("Documents"));
    connect(&appearance, &Appearance::themeChanged, this, [this] {
        for (auto *cross : findChildren<QToolButton *>(QStringLiteral("closeTab")))
            cross->setIcon(crossIcon(cross->property("running").toBool()));
    });
}

int DocumentTabs::indexOf(const DocumentTab *tab) const
{
    for (int i = 0; i < count(); ++i) {
        if (this->tab(i) == tab)
            return i;
    }
    return -1;
}

DocumentTab *DocumentTabs::tab(int index) const
{
    return tabData(index).value<DocumentTab *>();
}

int DocumentTabs::insert(int index, DocumentTab *tab)
{
    index = insertTab(index, plainCaption(shortened(tab->title(), LongestTitle)));
    setTabData(index, QVariant::fromValue(tab));
    auto *cross = new QToolButton(this);
    cross->setObjectName(QStringLiteral("closeTab"));
    cross->setProperty("kind", QStringLiteral("cross"));
    cross->setIcon(crossIcon(false));
    cross->setIconSize({12, 12});
    cross->setFixedSize(18, 18);
    cross->setFocusPolicy(Qt::NoFocus);
    cross->setToolTip(tr("Close (Ctrl+W)"));
    cross->setAccessibleName(tr("Close tab"));
    connect(cross, &QToolButton::clicked, this, [this, tab] { emit closeRequested(tab); });
    setTabButton(index, QTabBar::RightSide, cross);
    return index;
}

void DocumentTabs::setTitle(int index, const QString &title, const QString &projectName)
{
    const auto text = plainCaption(shortened(title, LongestTitle));
    if (tabText(index) != text)
        setTabText(index, text);
    const auto whole = projectName.isEmpty() ? title : tr("%1 on %2").arg(title, projectName);
    setTabToolTip(index, plainToolTip(whole));
    setAccessibleTabName(index, whole);
}

void DocumentTabs::setRunning(int index, bool running)
{
    auto *cross = qobject_cast<QToolButton *>(tabButton(index, QTabBar::RightSide));
    if (!cross || cross->property("running").toBool() == running)
        return;
    cross->setProperty("running", running);
    cross->setIcon(crossIcon(running));
}

QIcon DocumentTabs::crossIcon(bool running) const
{
    return running ? icon(QStringLiteral("dot"), m_appearance.theme(), Role::Accent)
                   : icon(QStringLiteral("close"), m_appearance.theme());
}

void DocumentTabs::rename(int index)
{
    if (!tab(index))
        return;
    endRenaming(false);
    m_focusBefore = QApplication::focusWidget();
    m_renamed = tab(index);
    m_name = new QLineEdit(m_renamed->title(), this);
    m_name->setObjectName(QStringLiteral("tabName"));
    m_name->setAccessibleName(tr("Name of the tab"));
    m_name->setPlaceholderText(tr("As the operation"));
    m_name->setMaxLength(LongestName);
    // Leaving is a yes, as in a list of files; a tab that goes away takes the question along.
    connect(m_name, &QLineEdit::editingFinished, this, [this] { endRenaming(true); });
    connect(m_renamed, &QObject::destroyed, this, [this] { endRenaming(false); });
    m_name->installEventFilter(this);
    m_name->setGeometry(tabRect(index).adjusted(2, 4, -2, -4));
    m_name->selectAll();
    m_name->show();
    m_name->setFocus(Qt::OtherFocusReason);
}

void DocumentTabs::endRenaming(bool counts)
{
    auto *edit = std::exchange(m_name, nullptr);
    auto *renamed = std::exchange(m_renamed, nullptr);
    if (!edit)
        return;
    disconnect(renamed, &QObject::destroyed, this, nullptr);
    const auto name = edit->text().simplified();
    const bool isModified = edit->isModified();
    if (edit->hasFocus() && m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    edit->deleteLater();
    edit->hide();
    if (counts && isModified)
        emit this->renamed(renamed, name);
}

bool DocumentTabs::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_name && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        endRenaming(false);
        return true;
    }
    // The window's Escape must not take the key away from here.
    if (watched == m_name && event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QTabBar::eventFilter(watched, event);
}

void DocumentTabs::showEvent(QShowEvent *event)
{
    QTabBar::showEvent(event);
    // Qt tells the layout of tabs that came while the bar was hidden only if nobody has asked for its size meanwhile.
    updateGeometry();
}

void DocumentTabs::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && tabAt(event->pos()) >= 0)
        rename(tabAt(event->pos()));
    else
        QTabBar::mouseDoubleClickEvent(event);
}

void DocumentTabs::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F2)
        rename(currentIndex());
    else
        QTabBar::keyPressEvent(event);
}

void DocumentTabs::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const int index = isByKey ? currentIndex() : tabAt(event->pos());
    if (index < 0)
        return;
    emit menuRequested(tab(index), isByKey ? mapToGlobal(tabRect(index).bottomLeft()) : event->globalPos());
}

void DocumentTabs::mousePressEvent(QMouseEvent *event)
{
    m_middlePressed = event->button() == Qt::MiddleButton ? tabAt(event->pos()) : -1;
    QTabBar::mousePressEvent(event);
}

void DocumentTabs::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton && m_middlePressed >= 0 && tabAt(event->pos()) == m_middlePressed)
        emit closeRequested(tab(m_middlePressed));
    QTabBar::mouseReleaseEvent(event);
}

QSize DocumentTabs::tabSizeHint(int index) const
{
    const auto hint = QTabBar::tabSizeHint(index);
    return {std::max(NarrowestTab, hint.width()), TabHeight};
}

QSize DocumentTabs::minimumTabSizeHint(int index) const
{
    const auto hint = tabSizeHint(index);
    return {std::min(SqueezedTab, hint.width()), hint.height()};
}

QSize DocumentTabs::minimumSizeHint() const
{
    // Qt asks for room for its scroll buttons even when one short tab needs none.
    const auto least = QTabBar::minimumSizeHint();
    return {std::min(least.width(), sizeHint().width()), least.height()};
}

} // namespace ui
