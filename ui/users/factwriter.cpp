#include "ui/users/factwriter.h"

#include "core/users/errorsentence.h"
#include "ui/users/personwords.h"

#include <QLocale>

namespace ui {

using users::Told;
using users::ToldText;

bool isAboutPlace(const QString &path, QLatin1String place)
{
    return path == place || (path.startsWith(place) && path.size() > place.size() && path[place.size()] == u'.');
}

void FactWriter::caption(const QString &text)
{
    add({.kind = Fact::Kind::Caption, .value = text});
}

void FactWriter::note(const QString &text, Fact::Look look)
{
    add({.kind = Fact::Kind::Note, .value = text, .look = look, .copy = text});
}

Fact &FactWriter::noValue(Place place, bool isNull, const QString &nullWords)
{
    const auto field = QString::fromLatin1(place.field);
    Fact &fact = add({.name = place.name, .value = nullWords, .look = Fact::Look::Muted});
    if (isLacking(field)) {
        fact.value = tr("unknown to this server");
        fact.hover = tr("This project's server is older: its schema has no %1.").arg(field);
    } else if (!isNull) {
        fact.value = tr("not in the answer");
    }
    return fact;
}

Fact &FactWriter::value(Place place, const ToldText &told, const QString &nullWords, Fact::Look look)
{
    if (!told.isGiven())
        return noValue(place, told.isNull(), nullWords);
    const auto &text = *told.value();
    if (text.isEmpty())
        return add({.name = place.name, .value = tr("empty"), .look = Fact::Look::Muted});
    return add({.name = place.name, .value = text, .look = look, .copy = text});
}

Fact &FactWriter::time(Place place, const ToldText &told, const QString &nullWords)
{
    Fact &fact = value(place, told, nullWords);
    if (fact.look == Fact::Look::Muted)
        return fact;
    const auto moment = users::Moment::read(*told.value());
    if (!moment.at.isValid()) {
        fact.aside = tr("not a time");
        return fact;
    }
    const auto here = moment.at.toLocalTime();
    fact.value = QStringLiteral("%1 %2").arg(users::momentText(moment), here.timeZoneAbbreviation());
    fact.aside = users::agoText(moment, m_view.now);
    fact.hover =
        tr("%1\nHere: %2")
            .arg(moment.text, QLocale::c().toString(here, QStringLiteral("dddd, d MMMM yyyy, HH:mm:ss.zzz t")));
    return fact;
}

void FactWriter::texts(Place place, const Told<std::vector<QString>> &told, QString (*words)(const QString &))
{
    if (!told.isGiven()) {
        noValue(place, told.isNull(), tr("none"));
        return;
    }
    QStringList sent;
    QStringList said;
    for (const auto &text : *told.value()) {
        sent.append(text);
        said.append(words ? words(text) : text);
    }
    if (sent.isEmpty()) {
        noValue({place.name}, true, tr("none"));
        return;
    }
    Fact &fact = value({place.name}, ToldText(said.join(QStringLiteral(", "))), {});
    fact.copy = sent.join(QStringLiteral(", "));
    if (sent != said)
        fact.hover = fact.copy;
}

void FactWriter::nodeId(const QString &id)
{
    value({tr("Node ID")}, ToldText(id), {}, Fact::Look::Code);
}

Fact &FactWriter::attribute(const QString &name, const users::Attribute &attribute)
{
    using Kind = users::Attribute::Kind;
    if (attribute.isSecret)
        return add({.name = name, .value = tr("hidden, because it looks like a secret"), .look = Fact::Look::Muted});
    if (attribute.kind == Kind::Null)
        return noValue({name}, true, tr("null"));
    return value({name}, ToldText(attribute.text), {},
                 attribute.kind == Kind::Text ? Fact::Look::Normal : Fact::Look::Code);
}

void FactWriter::claims(const Told<users::Attributes> &claims, const char *field)
{
    if (!claims.isGiven()) {
        noValue({tr("Claims"), field}, claims.isNull(), tr("null"));
        return;
    }
    for (const auto &item : claims.value()->items) {
        Fact &fact = attribute(claimWords(item.path), item);
        if (!fact.copy.isEmpty() && fact.name != item.path)
            fact.hover = QStringLiteral("%1\n%2").arg(item.path, fact.copy);
    }
    rest(*claims.value());
}

void FactWriter::gap(bool isNull, QLatin1String place)
{
    for (const auto &error : m_view.errors) {
        if (isAboutPlace(error.path, place)) {
            note(tr("The server left this out: %1").arg(users::sentenceOf(error)), Fact::Look::Warning);
            return;
        }
    }
    // Places are named as the answer has them, and these stand on the user.
    const auto field = QString(place).replace(QLatin1String("person."), QLatin1String("User."));
    if (isLacking(field))
        note(tr("This project's server is older: its schema has no %1.").arg(field));
    else
        note(isNull ? tr("The server says null here, and not why.") : tr("This is not in the server's answer."));
}

void FactWriter::rest(const users::Attributes &attributes)
{
    if (attributes.isCut)
        note(tr("There are more. The operation in a tab shows them all."));
}

void FactWriter::restNote(std::uint32_t left)
{
    if (left > 0)
        note(tr("And %1 more. The operation in a tab shows them all.").arg(QLocale::c().toString(left)));
}

} // namespace ui
