#pragma once

#include "core/graphql/edits/textedit.h"
#include "core/graphql/schema.h"
#include "core/text/span.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace ui {

/// A command of the menu that changes the text of a tab.
enum class TextCommand {
    Prettify,
    MergeFragments,
    FillFields,
    ExtractVariable,
    ExtractVariables,
    InlineVariable,
    AddMissingVariables,
    RemoveUnusedVariables,
    Minify,
};

/// What a command is about: the text of this moment, not the one that was last analysed.
struct TextAtHand
{
    std::string query;
    text::Span selection; ///< Empty: only a caret.
    std::uint32_t caret = 0;
    std::string variables; ///< JSON, or empty.
    const graphql::Schema *schema = nullptr; ///< Null: not known yet.
};

/// What a command makes of it. Nothing but a notice: there is nothing to do, or it cannot be done.
struct TextChange
{
    std::vector<graphql::TextEdit> edits;
    std::optional<std::string> variables; ///< The new text of the variables, when they change.
    QString notice;
};

/// Pure; a few milliseconds for the largest documents.
TextChange changeOf(TextCommand command, const TextAtHand &text);

/// The JSON object in \a object with one member more, put behind the others as they are laid out; a member of that name
/// gets the value instead. Nothing else changes. Nothing when \a object is no JSON object.
std::optional<std::string> withMember(const std::string &object, std::string_view name, std::string_view value);

/// The JSON object in \a object where the member \a from is called \a to; with \a keepsOld it stays too, and \a to gets
/// its value. Only the outermost members count. Else a notice why it cannot be, or neither when there is nothing to do.
TextChange memberRenamed(const std::string &object, std::string_view from, std::string_view to, bool keepsOld);

} // namespace ui
