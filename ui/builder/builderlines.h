#pragma once

#include "core/graphql/builder/buildertree.h"
#include "ui/builder/builderfilter.h"
#include "ui/builder/builderline.h"

#include <set>

namespace ui {

/// One of the trees that a builder shows: that of the definition at hand, or those of new operations.
struct BuilderRoot
{
    graphql::BuilderTree tree;
    std::optional<graphql::OperationType> newOperation; ///< Then it stands on a line of its own, above its fields.
    const BuilderFilter *filter = nullptr; ///< Null: all of it.
};

/// The lines in view, from the top: what is inside of what is open. Costs what it gives, and gives no more than
/// MostLines. \a isFiltered: only where a root has a filter is anything shown of it; what leads to something found is
/// open by itself.
std::vector<BuilderLine> builderLines(const std::vector<BuilderRoot> &roots, const std::set<BuilderKey> &open,
                                      bool isFiltered);

inline constexpr std::size_t MostBuilderLines = 20'000;

/// The value in the text, on one line and not without end.
QString valueText(const graphql::Value &value, std::string_view source);
/// How a value of \a type is changed.
BuilderLine::Value editsOf(graphql::TypeRef type);

} // namespace ui
