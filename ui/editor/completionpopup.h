#pragma once

#include "ui/editor/completionlist.h"
#include "ui/editor/infocard.h"

#include <QAccessible>
#include <QFrame>
#include <QPointer>

class QListView;

namespace ui {

/// The list of what can be written at the caret, with the documentation of the current row beside it. A part of the
/// window and not a window of its own: it never has the focus, and nobody's window manager has a say in it. Who shows
/// it hands it the keys.
class CompletionPopup final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CompletionPopup)

public:
    /// How screen readers are told; a test brings its own, because Qt drops what nobody listens to.
    using Tell = void (*)(QAccessibleEvent *);
    CompletionPopup(const Appearance &appearance, QWidget *parent, Tell tell = &QAccessible::updateAccessibility);
    ~CompletionPopup() override;

    /// \a items is not empty. \a eager: Enter would take the current row, which the list shows.
    void setItems(std::vector<graphql::CompletionItem> items, bool eager);
    /// Opens, or moves, under the word at \a word, in coordinates of the parent; above it where there is more room.
    void showAt(const QRect &word);
    /// Up and down; stops at both ends for a page and goes around by a row.
    void moveBy(int rows);
    const graphql::CompletionItem &current() const;
    bool isEager() const { return m_eager; }
    void setEager(bool eager);
    const CompletionList &list() const { return m_list; }
    const InfoCard &documentation() const { return *m_card; }

signals:
    /// A row was clicked; it is the current one.
    void taken();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void showDocumentation();
    /// To screen readers, which hear of the focus only, and the focus stays in the text.
    void tellCurrent();

    const Tell m_tell;
    CompletionList m_list;
    CompletionDelegate m_delegate;
    QListView *m_view = nullptr;
    QPointer<InfoCard> m_card; ///< The parent's, which may go first.
    bool m_eager = false;
};

} // namespace ui
