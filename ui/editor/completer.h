#pragma once

#include "core/graphql/help/completion.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

class QKeyEvent;

namespace ui {

class Appearance;
class CodeBox;
class CompletionPopup;

/// When completion opens, what it follows, and what is done with a choice, in a box of GraphQL or of variables. What is
/// offered is about the text of now and not that of the last analysis: parsing and completing an operation of usual
/// length takes well below a millisecond. Operations beyond LongText wait for the analysis that is on its way, so that
/// no key waits for a parser.
class Completer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Completer)

public:
    static constexpr std::uint32_t LongText = 200'000; ///< Bytes.

    /// Where the offers come from, which is all that one language differs from the other by.
    struct Source
    {
        /// What can be written at a place of the text of now; nothing: when analysisCame(), that can be said.
        std::function<std::optional<graphql::Completion>(std::uint32_t place)> ask;
        std::string_view triggers; ///< Bytes that something must follow; it outlives the completer.
    };

    Completer(const Appearance &appearance, CodeBox &editor, Source source);
    ~Completer() override;

    /// Asked for: opens with whatever there is, and Enter takes the first.
    void open();
    /// As if somebody had typed what something must follow.
    void begin() { update(Cause::Typed); }
    void close();
    bool isOpen() const;
    /// The keys of the popup while it is open, and Tab between the places that an inserted text left open. True when
    /// the key is dealt with.
    bool handle(const QKeyEvent &event);
    /// A key has reached the text; \a changed says whether it altered it.
    void follow(const QKeyEvent &event, bool changed);
    /// The caret is somewhere else by other means.
    void noteCaret();
    /// An analysis of the text of now has come.
    void analysisCame();

    /// Null until it was first opened.
    const CompletionPopup *popup() const;

private:
    enum class Cause {
        Typed,
        Asked,
        AskedBefore, ///< Typed on in a list that was asked for.
    };

    void update(Cause cause);
    void show(graphql::Completion completion, Cause cause);
    void accept();
    void acceptAtEach(const graphql::CompletionItem &item, text::Span replaced);
    std::vector<graphql::TextEdit> besidesOfAll(const graphql::CompletionItem &item) const;
    bool isOnTour() const;
    /// The caret stands in quotes or brackets that were inserted empty, so that a `$` is about what is wanted in place
    /// of them.
    bool isInUntouched() const;
    bool handleInUntouched(const QString &typed);
    void goToNextStop();

    const Appearance &m_appearance;
    CodeBox &m_editor;
    const Source m_source;
    QPointer<CompletionPopup> m_popup;
    graphql::Completion m_completion; ///< Without the items, which are the popup's.
    quint64 m_revision = 0; ///< Of the text that m_completion is about.
    std::optional<Cause> m_waiting; ///< For an analysis.
    bool m_isAsked = false;
    bool m_isChanging = false;
    /// Where to go on writing after an item was taken, as bytes from the end of the text: typing in front of them
    /// leaves these as they are. The next one is the last.
    struct Stop
    {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };
    std::vector<Stop> m_stops;
    quint64 m_stopRevision = 0; ///< Of the text when the last stop was reached, at m_stopAt.
    std::uint32_t m_stopAt = 0;
    std::uint32_t m_tourBegin = 0; ///< Going in front of it ends the tour.
};

} // namespace ui
