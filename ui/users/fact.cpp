#include "ui/users/fact.h"

#include <QStringList>

namespace ui {

QString Fact::text() const
{
    QString line = kind == Kind::Value ? QStringLiteral("%1: %2").arg(name, value) : value;
    QStringList more;
    if (!aside.isEmpty())
        more.append(aside);
    for (const auto &pill : pills)
        more.append(pill.text);
    if (!detail.isEmpty())
        more.append(detail);
    return more.isEmpty() ? line : QStringLiteral("%1 (%2)").arg(line, more.join(QStringLiteral(", ")));
}

} // namespace ui
