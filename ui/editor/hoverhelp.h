#pragma once

#include "core/graphql/help/definition.h"
#include "core/graphql/help/hover.h"
#include "ui/editor/infocard.h"

#include <QPointer>
#include <QTimer>

namespace ui {

class QueryEditor;

/// A schema element as a place of the docs: `Query.users`, `Query.users(first)`, `@include`.
QString docsPlaceOf(const graphql::SchemaElement &element);

/// The card that says what the name under the mouse, or at the caret, is. It stays while the mouse is on its way to it,
/// so that its link can be clicked.
class HoverHelp final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HoverHelp)

public:
    explicit HoverHelp(QueryEditor &editor);
    ~HoverHelp() override;

    /// False where nothing is known.
    bool showAt(quint32 offset);
    /// The mouse has moved on: closes soon, unless it is on the card by then.
    void leave();
    void close();
    bool isOpen() const;
    /// Null until it was first shown.
    const InfoCard *card() const;

signals:
    void docsRequested(const QString &place);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QueryEditor &m_editor;
    QPointer<InfoCard> m_card;
    QString m_place;
    QTimer m_leaving;
};

} // namespace ui
