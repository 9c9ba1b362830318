#pragma once

#include "core/graphql/document.h"
#include "core/graphql/help/completion.h"
#include "core/graphql/schema.h"
#include "ui/code/codebox.h"

#include <QPointer>

#include <functional>
#include <memory>
#include <optional>
#include <set>

namespace language {
struct Analysis;
}

namespace ui {

class Completer;
class HoverHelp;
class RenameBox;
class SignatureLine;

/// The text box for GraphQL. Says what the text is (documentChanged) and shows what it is told (showAnalysis); it
/// never validates or sends anything. What helps at the caret is asked of the core about the text of now. Positions
/// are byte offsets into the UTF-8 text.
class QueryEditor final : public CodeBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueryEditor)

public:
    struct RenamedVariable
    {
        std::string from;
        std::string to;
        bool keepsOld = false; ///< Another operation has a variable of the old name, which stays.
    };
    /// Lets the value of a variable follow its name, or says why it cannot; then nothing is renamed.
    using ValueRenamer = std::function<QString(const RenamedVariable &)>;

    explicit QueryEditor(const Appearance &appearance, QWidget *parent = nullptr);
    ~QueryEditor() override;

    /// What is offered and explained; null: only what the text itself says.
    void setSchema(std::shared_ptr<const graphql::Schema> schema) { m_schema = std::move(schema); }
    const graphql::Schema *schema() const { return m_schema.get(); }
    /// The text as it is now, parsed when that has not been done yet; never null.
    std::shared_ptr<const graphql::Document> document();
    /// \a document is what somebody has parsed already; taken when it is the text of now.
    void adopt(std::shared_ptr<const graphql::Document> document);
    /// Asking for the document() costs nothing.
    bool hasFreshDocument() const { return m_document && m_documentRevision == revision(); }
    const Completer &completer() const { return *m_completer; }
    const HoverHelp &hover() const { return *m_hover; }
    /// What can be given in the list around the caret; null until it was first shown.
    const SignatureLine *signature() const;
    void setValueRenamer(ValueRenamer renamer) { m_valueRenamer = std::move(renamer); }
    /// Null until something was first renamed.
    const RenameBox *renameBox() const { return m_rename; }
    text::Span selection() const;
    QRect popupAnchor(quint32 position) const override;

    /// Puts a field at the caret as one undoable step: on a line of its own, indented like its neighbours, or between
    /// its neighbours where the selection stands on one line. Outside of every selection it becomes an operation of
    /// its own, if \a operation (`query`, `mutation`) is given.
    void insertField(const QString &text, const QString &operation = {});

public slots:
    /// Squiggles and folds of \a analysis; one that belongs to another revision is dropped, because a newer one is on
    /// its way and what is shown moves with the text by itself.
    void showAnalysis(const language::Analysis &analysis);
    /// Puts `#` before the selected lines, or takes it away when all have one. Bound to Ctrl+/.
    void toggleComment();
    /// Opens the list of what can be written at the caret. Bound to Ctrl+Space and Shift+Space.
    void complete();
    /// Selects what the name at the caret is defined by in the text, or asks for its documentation. Bound to F12.
    void goToDefinition();
    /// Opens the card of the name at the caret. Bound to Ctrl+I.
    void explain();
    /// To the next larger thing that means something, and back. Bound to Shift+Alt+Right and Shift+Alt+Left.
    void growSelection();
    void shrinkSelection();
    /// Asks for another name of the variable, fragment, operation or alias at the caret. Bound to F2.
    void rename();

signals:
    /// rename() was asked for where it cannot be done.
    void nothingToRename(const QString &reason);
    /// \a place: `Type`, `Type.field`, `Type.field(argument)`, `@directive`.
    void docsRequested(const QString &place);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void showHover(int position, int x, int y) override;
    void hideHover() override;

private:
    std::optional<graphql::Completion> completion(std::uint32_t place);
    bool goToDefinitionAt(quint32 offset);
    void renameTo(const QString &name);
    bool stepAside(const QKeyEvent &event);
    bool stepOut(const QKeyEvent &event);
    bool handleNavigation(const QKeyEvent &event);
    /// Opens the line for a list that was just begun, or follows the caret in an open one.
    void showSignature(bool opens);
    void closeSignature();
    bool isSignatureOpen() const;
    QByteArray lineText(long line) const;
    std::set<long> selectedLines() const;
    /// How far a line below \a line is indented, judged by the last line that holds something.
    QByteArray indentationBelow(long line) const;
    bool isInSelection(long position) const;
    void insertOperation(const QByteArray &text);
    void showFolds(const language::Analysis &analysis);

    std::shared_ptr<const graphql::Schema> m_schema;
    std::shared_ptr<const graphql::Document> m_document;
    quint64 m_documentRevision = 0;
    const Appearance &m_appearance;
    Completer *m_completer = nullptr;
    HoverHelp *m_hover = nullptr;
    QPointer<SignatureLine> m_signature; ///< The window's.
    RenameBox *m_rename = nullptr;
    std::uint32_t m_renameAt = 0;
    quint64 m_renameRevision = 0; ///< Of the text that is about.
    ValueRenamer m_valueRenamer;
    text::Span m_grown; ///< What growing or shrinking has selected last.
    std::uint32_t m_growCaret = 0; ///< Where the growing began.
};

} // namespace ui
