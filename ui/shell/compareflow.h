#pragma once

#include "core/run/answer.h"
#include "ui/results/comparesheet.h"

#include <QHash>
#include <QObject>

namespace ui {

class Appearance;
class DocumentPage;
class Explorer;

/// Compares the answer of the tab in front with another one: that before it, another tab's, a file, the clipboard. The
/// answer before is kept by its bytes alone, as long as they are not many.
class CompareFlow final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CompareFlow)

public:
    /// More of an answer that is no longer in view is not kept.
    static constexpr std::size_t LargestKept = 32U * 1024 * 1024;

    /// Nothing is owned; sheets open over \a window.
    CompareFlow(Explorer &explorer, const Appearance &appearance, QWidget &window);

    /// \a answer came into view of \a page, in the place of the one before.
    void answered(DocumentPage &page, const run::Answer &answer);

    /// \a answer is the one in view, with more pages behind it: the one before stays what it was.
    void lengthened(DocumentPage &page, const run::Answer &answer);

    /// What is no longer in view is not held any more: it may name a person who is to be forgotten.
    void forget() { m_answers.clear(); }

    void withTheOneBefore();
    /// Asks which.
    void withAnotherTab();
    void withAFile();
    void withTheClipboard();

private:
    using Body = std::shared_ptr<const std::string>;
    struct Answers
    {
        Body before;
        Body now;
    };
    /// The page in front, if it has an answer; says so otherwise.
    DocumentPage *pageWithAnswer() const;
    /// Against \a now, the answer that was in view when comparing was asked for.
    void open(const CompareSheet::Side &before, Body now);
    static CompareSheet::Side held(const QString &name, Body body);

    Explorer &m_explorer;
    const Appearance &m_appearance;
    QWidget &m_window;
    QHash<const DocumentPage *, Answers> m_answers;
};

} // namespace ui
