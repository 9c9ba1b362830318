#pragma once

#include "core/graphql/ast.h"
#include "core/graphql/builder/builderplace.h"
#include "core/safety/effect.h"
#include "core/text/span.h"
#include "ui/theme/theme.h"

#include <QString>

#include <compare>
#include <optional>
#include <vector>

namespace ui {

/// What a line of the builder stands for, in every reading of the text: a place in the tree of the definition at hand,
/// or, while there is none, in that of a new operation.
struct BuilderKey
{
    std::optional<graphql::OperationType> newOperation;
    graphql::BuilderPlace place; ///< Empty: the new operation itself.
    bool isNewItem = false; ///< Of the list at the place.

    auto operator<=>(const BuilderKey &) const = default;
};

/// One line of the builder's tree, as a value: what the schema offers there, and what the text says about it.
struct BuilderLine
{
    enum class Kind { Root, Field, TypeCondition, Spread, Argument, InputField, Element, NewElement, Note };
    enum class Mark {
        None,
        Off,
        Partly, ///< In the text, but not with all of its plain fields.
        On,
    };
    /// How a value is changed: by a switch, a choice, a line of text, in the lines below it, or not at all.
    enum class Value { None, Switch, Choice, Text, Inside };

    BuilderKey key = {};
    Kind kind = Kind::Field;
    int depth = 0;
    Mark mark = Mark::None;
    QString name = {}; ///< Also `... on User`.
    QString alias = {};
    QString type = {};
    Value edits = Value::None;
    QString value = {}; ///< What is given, as it reads; empty: nothing is.
    Role valueRole = Role::Text;
    bool isOn = false; ///< Of a switch.
    bool isExpandable = false;
    bool isExpanded = false;
    bool isRequired = false;
    bool isDeprecated = false;
    std::optional<safety::Risk> risk = {}; ///< Of a mutation.
    std::vector<text::Span> matched = {}; ///< The letters of the name that were searched for.

    bool operator==(const BuilderLine &) const = default;
    bool isSwitch() const { return edits == Value::Switch && (value == u"true" || value == u"false"); }
    /// As it is read out: name, value, type and what is special about it; the mark is a state of its own.
    QString spoken() const;
};

} // namespace ui
