#pragma once

#include "core/graphql/builder/builderedit.h"
#include "tests/core/graphql/edittest.h"
#include "tests/support/markedtext.h"

#include <QFile>
#include <QString>
#include <QStringList>

/// What the tests of the query builder share: places written as `users/(first)`, `a:user/on User/...F`,
/// `create/(input)/.tags/[0]`, and `user#1` for the second of two that are alike.
namespace buildertest {

inline graphql::BuilderStep step(QString text)
{
    graphql::BuilderStep result;
    if (const auto at = text.indexOf(QLatin1Char('#')); at >= 0) {
        result.number = text.mid(at + 1).toUInt();
        text.truncate(at);
    }
    using Kind = graphql::BuilderStep::Kind;
    if (text.startsWith(QLatin1Char('('))) {
        result.kind = Kind::Argument;
        result.name = text.mid(1, text.size() - 2).toStdString();
    } else if (text.startsWith(QLatin1Char('['))) {
        result.kind = Kind::ListItem;
        result.number = text.mid(1, text.size() - 2).toUInt();
    } else if (text.startsWith(QLatin1String("..."))) {
        result.kind = Kind::Spread;
        result.name = text.mid(3).toStdString();
    } else if (text.startsWith(QLatin1Char('.'))) {
        result.kind = Kind::InputField;
        result.name = text.mid(1).toStdString();
    } else if (text.startsWith(QLatin1String("on "))) {
        result.kind = Kind::TypeCondition;
        result.name = text.mid(3).toStdString();
    } else if (const auto colon = text.indexOf(QLatin1Char(':')); colon >= 0) {
        result.alias = text.left(colon).toStdString();
        result.name = text.mid(colon + 1).toStdString();
    } else {
        result.name = text.toStdString();
    }
    return result;
}

inline graphql::BuilderPlace place(const QString &text)
{
    graphql::BuilderPlace result;
    for (const auto &one : text.split(QLatin1Char('/'), Qt::SkipEmptyParts))
        result.push_back(step(one));
    return result;
}

inline QString text(const graphql::BuilderStep &step)
{
    using Kind = graphql::BuilderStep::Kind;
    auto name = QString::fromStdString(step.name);
    switch (step.kind) {
    case Kind::Field:
        name = step.alias.empty() ? name : QString::fromStdString(step.alias) + QLatin1Char(':') + name;
        break;
    case Kind::TypeCondition:
        name = QStringLiteral("on ") + name;
        break;
    case Kind::Spread:
        name = QStringLiteral("...") + name;
        break;
    case Kind::Argument:
        name = QLatin1Char('(') + name + QLatin1Char(')');
        break;
    case Kind::InputField:
        name = QLatin1Char('.') + name;
        break;
    case Kind::ListItem:
        return QStringLiteral("[%1]").arg(step.number);
    }
    return step.number > 0 ? name + QLatin1Char('#') + QString::number(step.number) : name;
}

inline QString text(const graphql::BuilderPlace &place)
{
    QStringList steps;
    for (const auto &one : place)
        steps.append(text(one));
    return steps.join(QLatin1Char('/'));
}

/// A small schema with every shape that matters to a builder.
inline const graphql::Schema &schema()
{
    static const auto result = graphql::schemaFromSdl(R"(
        type Query {
            me: User
            user(id: ID!, old: Boolean @deprecated): User
            users(first: Int, after: String, filter: Filter, tags: [String!], grid: [[Int]], any: [Filter!]): UserConnection
            node(id: ID!): Node
            thing: Thing
            count(unit: Unit! = A): Int
            find(key: Key!): User
            deep(a: Deep!): Int
            old: Int @deprecated(reason: "gone")
        }
        type Mutation { create(input: CreateInput!, at: Time!): CreatePayload! remove(ids: [ID!]!): Boolean }
        type Subscription { changed: User }
        interface Node { id: ID! }
        type User implements Node { id: ID! name(short: Boolean): String friends(first: Int): UserConnection best: User }
        type Group implements Node { id: ID! title: String users: [User] }
        union Thing = User | Group
        type UserConnection { edges: [UserEdge] total: Int }
        type UserEdge { node: User cursor: String! }
        type CreatePayload { user: User! }
        input CreateInput { name: String! email: String tags: [String!] unit: Unit! filter: Filter! }
        input Filter { name: String age: Int not: Filter tags: [String!] limit: Int! = 10 required: [Int!] }
        input Key @oneOf { id: ID name: String }
        input Deep { b: Deeper! }
        input Deeper { unit: Unit! at: Time }
        enum Unit { OLD @deprecated A B }
        scalar Time
    )");
    if (!result.problems.empty())
        qFatal("%s", result.problems.front().message.c_str());
    return *result.schema;
}

inline const graphql::Schema &adminSchema()
{
    static const auto schema = [] {
        QFile file(QStringLiteral(SOURCE_ROOT "/resources/sandbox/schema.graphql"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no schema");
        return graphql::schemaFromSdl(file.readAll().toStdString()).schema;
    }();
    return *schema;
}

} // namespace buildertest
