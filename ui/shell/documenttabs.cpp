#include "ui/shell/documenttabs.h"

#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"

#include <QMouseEvent>
#include <QToolButton>

namespace ui {
namespace {

constexpr int TabHeight = 36;
constexpr int NarrowestTab = 88;
constexpr int LongestTitle = 28;

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

int DocumentTabs::indexOf(const QWidget *page) const
{
    for (int i = 0; i < count(); ++i) {
        if (this->page(i) == page)
            return i;
    }
    return -1;
}

QWidget *DocumentTabs::page(int index) const
{
    return tabData(index).value<QWidget *>();
}

int DocumentTabs::addPage(QWidget *page, const QString &title)
{
    const int index = addTab(plainCaption(shortened(title, LongestTitle)));
    setTabData(index, QVariant::fromValue(page));
    auto *cross = new QToolButton;
    cross->setObjectName(QStringLiteral("closeTab"));
    cross->setProperty("kind", QStringLiteral("cross"));
    cross->setIcon(crossIcon(false));
    cross->setIconSize({12, 12});
    cross->setFixedSize(18, 18);
    cross->setFocusPolicy(Qt::NoFocus);
    cross->setToolTip(tr("Close (Ctrl+W)"));
    cross->setAccessibleName(tr("Close tab"));
    connect(cross, &QToolButton::clicked, this, [this, page] { emit closeRequested(page); });
    setTabButton(index, QTabBar::RightSide, cross);
    return index;
}

void DocumentTabs::setTitle(int index, const QString &title, const QString &projectName)
{
    const auto text = plainCaption(shortened(title, LongestTitle));
    if (tabText(index) != text)
        setTabText(index, text);
    setTabToolTip(index, plainToolTip(tr("%1 on %2").arg(title, projectName)));
    setAccessibleTabName(index, tr("%1 on %2").arg(title, projectName));
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

void DocumentTabs::mousePressEvent(QMouseEvent *event)
{
    m_middlePressed = event->button() == Qt::MiddleButton ? tabAt(event->pos()) : -1;
    QTabBar::mousePressEvent(event);
}

void DocumentTabs::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton && m_middlePressed >= 0 && tabAt(event->pos()) == m_middlePressed)
        emit closeRequested(page(m_middlePressed));
    QTabBar::mouseReleaseEvent(event);
}

QSize DocumentTabs::tabSizeHint(int index) const
{
    const auto hint = QTabBar::tabSizeHint(index);
    return {std::max(NarrowestTab, hint.width()), TabHeight};
}

QSize DocumentTabs::minimumTabSizeHint(int index) const
{
    return {NarrowestTab, tabSizeHint(index).height()};
}

QSize DocumentTabs::minimumSizeHint() const
{
    // Qt asks for room for its scroll buttons even when one short tab needs none.
    const auto least = QTabBar::minimumSizeHint();
    return {std::min(least.width(), sizeHint().width()), least.height()};
}

} // namespace ui
