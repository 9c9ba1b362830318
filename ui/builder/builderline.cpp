#include "ui/builder/builderline.h"

#include <QCoreApplication>
#include <QStringList>

namespace ui {

QString BuilderLine::spoken() const
{
    const auto tr = [](const char *text) {
        return QCoreApplication::translate("ui::BuilderLine", text);
    };
    QStringList parts {alias.isEmpty() ? name : tr("%1 as %2").arg(name, alias)};
    if (kind == Kind::Argument)
        parts.append(tr("argument"));
    if (!value.isEmpty())
        parts.append(value);
    if (!type.isEmpty())
        parts.append(type);
    if (isRequired)
        parts.append(tr("required"));
    if (isDeprecated)
        parts.append(tr("deprecated"));
    if (risk)
        parts.append(safety::nameOf(*risk));
    return parts.join(QStringLiteral(", "));
}

} // namespace ui
