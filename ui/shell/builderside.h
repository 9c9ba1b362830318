#pragma once

#include "core/graphql/builder/builderedit.h"

#include <QObject>
#include <QTimer>

namespace ui {

class Appearance;
class BuilderPane;
class JsonEditor;
class QueryEditor;

/// What a page's builder and its editors have to do with each other: the one's ticks are the others' edits, and the
/// caret of the one is where the other looks.
class BuilderSide final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BuilderSide)

public:
    /// The editors are not owned, nor is the pane, which belongs to where it is put.
    BuilderSide(const Appearance &appearance, QueryEditor &editor, JsonEditor &variables, QObject *parent);

    BuilderPane &pane() { return *m_pane; }
    /// The editor's text has been read, or its caret has moved: the tree follows, once for all that happens at once.
    void follow();
    /// Takes values of that name out of the variables, but for those that the query names again.
    void removeValues(const QStringList &names);

signals:
    /// A value was put there.
    void variablesChanged();
    /// Values in the variables that nothing uses any more. They may be a person's: nothing is taken without asking.
    void leftOver(const QStringList &names);
    /// What could not be done, and why.
    void refused(const QString &why);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offerToRemove(const std::vector<graphql::BuilderEdit> &edits);

    QueryEditor &m_editor;
    JsonEditor &m_variables;
    BuilderPane *m_pane;
    QTimer m_following;
};

} // namespace ui
