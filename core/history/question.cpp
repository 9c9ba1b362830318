#include "core/history/question.h"

#include <QStringList>

namespace history {

Row rowFrom(const QSqlQuery &query)
{
    Row row;
    row.id = query.value(0).toLongLong();
    row.time = query.value(1).toLongLong();
    row.duration = query.value(2).toLongLong();
    row.projectKey = query.value(3).toString();
    row.projectName = query.value(4).toString();
    row.isLive = query.value(5).toBool();
    row.operation = query.value(6).toString();
    row.kind = static_cast<Kind>(query.value(7).toInt());
    row.result = static_cast<Result>(query.value(8).toInt());
    row.status = query.value(9).toInt();
    row.size = query.value(10).toLongLong();
    return row;
}

Question questionOf(const Filter &filter)
{
    const auto words = wordsOf(filter);
    Question question;
    question.readsTexts = !words.patterns.isEmpty();
    QStringList conditions;
    const auto add = [&](const QString &condition, const QVariant &value) {
        conditions.append(condition);
        question.values.append(value);
    };
    // CROSS JOIN: SQLite keeps this order, so that rows come in the order of the first table and need no sorting.
    QString sql = QStringLiteral("SELECT %1 FROM ").arg(QLatin1String(FactColumns));
    if (words.match.isEmpty()) {
        sql += QLatin1String("runs r");
    } else {
        sql += QLatin1String("words CROSS JOIN runs r ON r.id = words.rowid");
        add(QStringLiteral("words MATCH ?"), words.match);
    }
    if (question.readsTexts)
        sql += QLatin1String(" CROSS JOIN texts t ON t.id = r.id");
    for (const auto &pattern : words.patterns) {
        QStringList places;
        for (const auto *column : {"document", "variables", "message", "answer"}) {
            places.append(QStringLiteral("t.%1 LIKE ? ESCAPE '\\'").arg(QLatin1String(column)));
            question.values.append(pattern);
        }
        conditions.append(QStringLiteral("(%1)").arg(places.join(QLatin1String(" OR "))));
    }
    if (filter.kind)
        add(QStringLiteral("r.kind = ?"), static_cast<int>(*filter.kind));
    if (filter.onlyProblems)
        conditions.append(QStringLiteral("r.result <> 0"));
    if (!filter.projectKey.isEmpty())
        add(QStringLiteral("r.project = ?"), filter.projectKey);
    if (filter.from > 0)
        add(QStringLiteral("r.time >= ?"), filter.from);
    if (filter.until > 0)
        add(QStringLiteral("r.time < ?"), filter.until);
    const auto id = words.match.isEmpty() ? QLatin1String("r.id") : QLatin1String("words.rowid");
    if (question.readsTexts)
        conditions.append(QStringLiteral("%1 > ? AND %1 <= ?").arg(id));
    if (!conditions.isEmpty())
        sql += QLatin1String(" WHERE ") + conditions.join(QLatin1String(" AND "));
    question.sql = sql + QStringLiteral(" ORDER BY %1 DESC").arg(id);
    return question;
}

} // namespace history
