#include "ui/editor/hoverhelp.h"

#include "ui/editor/queryeditor.h"

#include <QEvent>

#include <algorithm>

namespace ui {
namespace {

constexpr int HoverWidth = 420;
/// A card is glanced at: more is in the docs.
constexpr std::size_t MostMembers = 8;

QStringList memberLines(const graphql::Hover &hover)
{
    QStringList lines;
    const auto shown = std::min(hover.members.size(), MostMembers);
    for (std::size_t i = 0; i < shown; ++i)
        lines << QString::fromStdString(hover.members[i].signature);
    if (const auto more = hover.members.size() - shown + hover.moreMembers)
        lines << HoverHelp::tr("… and %1 more").arg(more);
    return lines;
}

} // namespace

QString docsPlaceOf(const graphql::SchemaElement &element)
{
    return QString::fromStdString(graphql::coordinate(element)).replace(QLatin1String(":)"), QLatin1String(")"));
}

HoverHelp::HoverHelp(QueryEditor &editor) : QObject(&editor), m_editor(editor)
{
    m_leaving.setSingleShot(true);
    m_leaving.setInterval(300);
    connect(&m_leaving, &QTimer::timeout, this, [this] {
        if (m_card && !m_card->underMouse())
            close();
    });
}

HoverHelp::~HoverHelp()
{
    delete m_card;
}

bool HoverHelp::isOpen() const
{
    return m_card && !m_card->isHidden();
}

const InfoCard *HoverHelp::card() const
{
    return m_card;
}

bool HoverHelp::showAt(quint32 offset)
{
    const auto document = m_editor.document();
    const auto hover = graphql::hoverAt(m_editor.schema(), *document, offset);
    if (!hover) {
        close();
        return false;
    }
    const auto target = graphql::definitionAt(m_editor.schema(), *document, offset);
    m_place = target && target->element ? docsPlaceOf(*target->element) : QString();
    auto *window = m_editor.window();
    if (!m_card || m_card->parentWidget() != window) {
        delete m_card;
        m_card = new InfoCard(window);
        m_card->installEventFilter(this);
        connect(m_card, &InfoCard::linkActivated, this, [this] {
            const auto place = m_place;
            close();
            emit docsRequested(place);
        });
    }
    QStringList texts {QString::fromStdString(hover->description).trimmed()};
    for (const auto &note : hover->notes)
        texts << QString::fromStdString(note);
    texts.removeAll(QString());
    m_card->setContent({QString::fromStdString(hover->signature), texts.join(QLatin1String("\n\n")),
                        QString::fromStdString(hover->deprecation), memberLines(*hover),
                        m_place.isEmpty() ? QString() : tr("Open in docs (F12)")},
                       HoverWidth);
    m_card->setGeometry(placedAt(m_editor.rectOf(hover->span.begin), m_card->size(), window->rect()));
    m_leaving.stop();
    m_card->show();
    m_card->raise();
    return true;
}

void HoverHelp::leave()
{
    if (isOpen())
        m_leaving.start();
}

void HoverHelp::close()
{
    m_leaving.stop();
    if (m_card)
        m_card->hide();
}

bool HoverHelp::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Leave)
        leave();
    return QObject::eventFilter(watched, event);
}

} // namespace ui
