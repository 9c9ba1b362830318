#include "ui/values/valueshape.h"

#include "ui/values/choicefield.h"
#include "ui/values/datetimefield.h"
#include "ui/values/jsonfield.h"
#include "ui/values/numberfield.h"
#include "ui/values/secretfield.h"
#include "ui/values/switchfield.h"
#include "ui/values/textfield.h"

#include <algorithm>

namespace ui {

using graphql::InputKind;

ValueShape shapeOf(graphql::TypeRef type, bool isSecret)
{
    ValueShape shape;
    shape.kind = graphql::inputKind(type);
    shape.isSecret = isSecret;
    if (shape.kind == InputKind::Choice) {
        for (const auto &value : type.named()->values)
            shape.choices.push_back({QString::fromStdString(value.name),
                                     QString::fromStdString(std::string(value.description.value_or(""))),
                                     value.deprecationReason.has_value()});
    }
    return shape;
}

namespace {

ValueField *makeNumberField(NumberField::Form form, bool isSecret, const Appearance &appearance, QWidget *parent)
{
    return isSecret ? new NumberField(form, appearance, parent) : new NumberField(form, parent);
}

} // namespace

ValueField *makeValueField(const ValueShape &shape, const Appearance &appearance, QWidget *parent)
{
    switch (shape.kind) {
    case InputKind::Text:
        if (shape.isSecret)
            return new SecretField(appearance, parent);
        return new TextField(parent);
    case InputKind::Integer:
        return makeNumberField(NumberField::Form::Integer, shape.isSecret, appearance, parent);
    case InputKind::Decimal:
        return makeNumberField(NumberField::Form::Decimal, shape.isSecret, appearance, parent);
    case InputKind::Switch:
        return new SwitchField(appearance, parent);
    case InputKind::Choice:
        return new ChoiceField(shape.choices, appearance, parent);
    case InputKind::DateTime:
        return new DateTimeField(appearance, parent);
    case InputKind::Json:
    case InputKind::List:
    case InputKind::Object:
        break;
    }
    return new JsonField(appearance, parent);
}

bool isPlainText(const QString &text)
{
    return text.isValidUtf16() && std::none_of(text.begin(), text.end(), [](QChar c) {
               const auto unit = c.unicode();
               const bool isControl = unit < 0x20 && unit != '\n' && unit != '\t';
               // What QTextDocument keeps for itself, or makes an end of line of.
               return isControl || unit == 0x7F || unit == 0x2028 || unit == 0x2029
                   || (unit >= 0xFDD0 && unit <= 0xFDEF) || unit >= 0xFFFE;
           });
}

} // namespace ui
