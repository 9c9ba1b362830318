#pragma once

#include "core/graphql/form/inputkind.h"

#include <QString>

#include <vector>

namespace ui {

class Appearance;
class ValueField;

/// One of the values to choose from.
struct ValueChoice
{
    QString name;
    QString description;
    bool isDeprecated = false;
    bool operator==(const ValueChoice &) const = default;
};

/// What a field has to be able to hold.
struct ValueShape
{
    graphql::InputKind kind = graphql::InputKind::Text; ///< Of a leaf: List and Object are edited as Json.
    bool isSecret = false; ///< Of text and numbers: shown as dots until the person wants to see it.
    std::vector<ValueChoice> choices; ///< Choice only.
    bool operator==(const ValueShape &) const = default;
};

/// Of a value of \a type; lists and input objects are edited as JSON.
ValueShape shapeOf(graphql::TypeRef type, bool isSecret = false);

/// The field for it.
ValueField *makeValueField(const ValueShape &shape, const Appearance &appearance, QWidget *parent = nullptr);

/// Whether a text box can hold \a text and give it back as it was. Control characters and other ends of lines than
/// LF cannot be told in one: such a text is edited as JSON, with escapes.
bool isPlainText(const QString &text);

} // namespace ui
