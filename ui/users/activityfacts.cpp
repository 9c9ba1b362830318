#include "ui/users/factwriter.h"
#include "ui/users/personwords.h"

#include <QLocale>

namespace ui {
namespace {

void writeMoreActivity(FactWriter &writer)
{
    const auto &log = *writer.view().activity.log.value();
    const auto shown = QLocale::c().toString(static_cast<qlonglong>(log.events.size()));
    const auto all = log.total ? QLocale::c().toString(static_cast<qlonglong>(*log.total)) : QString();
    switch (writer.view().activity.more) {
    case ActivityShown::More::Loading:
        writer.note(FactWriter::tr("Loading more…"));
        return;
    case ActivityShown::More::Failed:
        writer.note(FactWriter::tr("No more could be loaded: %1").arg(writer.view().activity.failure),
                    Fact::Look::Warning);
        writer.add({.kind = Fact::Kind::Action, .value = FactWriter::tr("Try again"), .copy = moreActivityAction()});
        return;
    case ActivityShown::More::Offered:
        writer.add({.kind = Fact::Kind::Action,
                    .value = FactWriter::tr("Load more"),
                    .aside = all.isEmpty() ? FactWriter::tr("%1 shown").arg(shown)
                                           : FactWriter::tr("%1 of %2 shown").arg(shown, all),
                    .copy = moreActivityAction()});
        return;
    case ActivityShown::More::None:
        break;
    }
    const bool isShort = log.total && *log.total > static_cast<std::int64_t>(log.events.size());
    writer.note(
        isShort
            ? FactWriter::tr("The server counts %1, and gives no more than these %2.").arg(all, shown)
            : FactWriter::tr("That is all the audit log has on this user, as far back as it reaches: %1.").arg(shown));
}

} // namespace

void writeActivity(FactWriter &writer)
{
    const auto &told = writer.view().activity.log;
    if (!told.isGiven()) {
        writer.gap(told.isNull(), QLatin1String("activity"));
        writer.note(FactWriter::tr("The audit log is not part of every plan, and has a database of its own on the "
                                   "server: the other parts of this page do not depend on it."));
        return;
    }
    const auto &log = *told.value();
    if (log.events.empty()) {
        writer.note(FactWriter::tr("The audit log has nothing on this user, as far back as it reaches."));
        return;
    }
    QDate day;
    for (const auto &event : log.events) {
        const auto moment = users::Moment::read(event.at.valueOr({}));
        const auto here = moment.at.toLocalTime();
        if (moment.at.isValid() && here.date() != day) {
            day = here.date();
            writer.caption(QLocale::c().toString(day, QStringLiteral("dddd, d MMMM yyyy")));
        }
        Fact &fact = writer.time({{}, "AuditLog.createdAt"}, event.at, FactWriter::tr("no time"));
        const QString sent = event.activity.valueOr({});
        fact.name = moment.at.isValid()
            ? QStringLiteral("%1 %2").arg(here.toString(QStringLiteral("HH:mm:ss")), here.timeZoneAbbreviation())
            : fact.value;
        fact.aside.clear();
        fact.value = sent.isEmpty() ? FactWriter::tr("no activity named") : activityWords(sent);
        fact.look = sent.isEmpty() ? Fact::Look::Muted : isTrouble(sent) ? Fact::Look::Warning : Fact::Look::Normal;
        QStringList details;
        QStringList copied {event.at.valueOr({}), sent};
        for (const auto *text : {&event.ip, &event.clientId, &event.userAgent}) {
            copied.append(text->valueOr({}));
            if (!copied.last().isEmpty())
                details.append(copied.last());
        }
        fact.detail = details.join(QStringLiteral(" · "));
        fact.copy = copied.join(QLatin1Char('\t'));
        fact.hover = QStringLiteral("%1\n%2").arg(sent, fact.hover);
    }
    writeMoreActivity(writer);
}

QString moreActivityAction()
{
    return QStringLiteral("moreActivity");
}

} // namespace ui
