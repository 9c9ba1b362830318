#include "core/graphql/schema.h"
#include "core/graphql/validation.h"
#include "tests/support/registry.h"
#include "ui/editor/queryeditor.h"
#include "ui/theme/appearance.h"

#include <QFile>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

/// What administrators really do, typed into an empty editor with what completion takes off one's hands: each key is
/// one that a person presses, ⏎ and ⇥ those that take a choice, begin a line or leave what is done.
class tst_CompletionJobs : public QObject
{
    Q_OBJECT

private slots:
    void aJobIsTypedFromNothing_data();
    void aJobIsTypedFromNothing();
};

namespace {

Qt::Key keyOf(QChar key)
{
    switch (key.unicode()) {
    case u'⏎':
        return Qt::Key_Return;
    case u'⇥':
        return Qt::Key_Tab;
    default:
        return Qt::Key_unknown;
    }
}

void press(ui::QueryEditor *editor, QChar key)
{
    if (keyOf(key) == Qt::Key_unknown)
        QTest::keyClicks(editor, QString(key));
    else
        QTest::keyClick(editor, keyOf(key));
}

} // namespace

void tst_CompletionJobs::aJobIsTypedFromNothing_data()
{
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QByteArray>("wanted");
    QTest::newRow("who has this address")
        << u"gusbs⏎fn⏎⏎ver⏎na⏎⏎va⏎⇥⏎isdi⏎⏎ide⏎e⏎id⏎cla⏎"_s
        << QByteArray(R"(query GetUsersByStandardAttribute($attributeName: String!, $attributeValue: String!) {
  getUsersByStandardAttribute(attributeName: $attributeName, attributeValue: $attributeValue) {
    formattedName
    verifiedClaims {
      name
      value
    }
    isDisabled
    identities {
      edges {
        node {
          id
          claims
        }
      }
    }
  }
})");
    QTest::newRow("all about one person")
        << u"node⏎__⏎⏎...User⏎fn⏎⏎isdi⏎⏎acc⏎isl⏎⇥⏎sess⏎e⏎dis⏎⇥⇥⇥⏎effe⏎e⏎key"_s << QByteArray(R"(query Node($id: ID!) {
  node(id: $id) {
    __typename
    ... on User {
      formattedName
      isDisabled
      accountLockout {
        isLocked
      }
      sessions {
        edges {
          node {
            displayName
          }
        }
      }
      effectiveRoles {
        edges {
          node {
            key
          }
        }
      }
    }
  }
})");
    QTest::newRow("the members of a role")
        << u"users⏎(sea⏎$⏎,role⏎$⏎,af⏎$after⏎,sortb⏎las⏎,sortd⏎d⏎){to⏎⏎pa⏎ha⏎⏎en⏎⇥⏎e⏎fn⏎⏎la⏎⏎effe⏎e⏎key"_s
        << QByteArray(R"(query Users($first: Int, $searchKeyword: String, $roleKeys: [String!], $after: String) {
  users(first: $first, searchKeyword: $searchKeyword, roleKeys: $roleKeys, after: $after, sortBy: LAST_LOGIN_AT, sortDirection: DESC) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        formattedName
        lastLoginAt
        effectiveRoles {
          edges {
            node {
              key
            }
          }
        }
      }
    }
  }
})");
    QTest::newRow("an address is verified")
        << u"setv⏎⇥ver⏎na⏎⏎va⏎"_s << QByteArray(R"(mutation SetVerifiedStatus($input: SetVerifiedStatusInput!) {
  setVerifiedStatus(input: $input) {
    user {
      verifiedClaims {
        name
        value
      }
    }
  }
})");
    QTest::newRow("several accounts are shut")
        << u"mutation Shut {⏎one: setd⏎t⏎⇥$first⏎,r⏎$why⏎⇥⇥isdi⏎⇥⇥⏎two: setd⏎t⏎⇥$second⏎,r⏎$w⏎⇥⇥isdi⏎"_s
        << QByteArray(R"(mutation Shut($first: ID!, $why: String, $second: ID!) {
  one: setDisabledStatus(input: {isDisabled: true, userID: $first, reason: $why}) {
    user {
      isDisabled
    }
  }
  two: setDisabledStatus(input: {isDisabled: true, userID: $second, reason: $why}) {
    user {
      isDisabled
    }
  }
})");
    QTest::newRow("to another group") << u"mutation Move {⏎join: addgtu⏎$to⏎⇥$⏎⇥⇥key⇥⇥⏎leave: remgfu⏎$from⏎⇥$⏎⇥⇥key"_s
                                      << QByteArray(R"(mutation Move($to: String!, $userIDs: [ID!]!, $from: String!) {
  join: addGroupToUsers(input: {groupKey: $to, userIDs: $userIDs}) {
    group {
      key
    }
  }
  leave: removeGroupFromUsers(input: {groupKey: $from, userIDs: $userIDs}) {
    group {
      key
    }
  }
})");
    QTest::newRow("a role is given") << u"artu⏎⇥key⏎us⏎(f⏎100){⇥id⏎end⏎⇥⇥⏎pa⏎has⏎⏎endc⏎"_s
                                     << QByteArray(R"(mutation AddRoleToUsers($input: AddRoleToUsersInput!) {
  addRoleToUsers(input: $input) {
    role {
      key
      users(first: 100) {
        edges {
          node {
            id
            endUserAccountID
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
})");
    QTest::newRow("passwords got out")
        << u"mutation Leak {⏎expire: setpa⏎t⏎⇥$who⏎⇥⇥primp⏎exp⏎⇥⇥⇥⏎out: rals⏎$w⏎⇥⇥ses⏎to⏎"_s
        << QByteArray(R"(mutation Leak($who: ID!) {
  expire: setPasswordExpired(input: {expired: true, userID: $who}) {
    user {
      primaryPassword {
        expireAfter
      }
    }
  }
  out: revokeAllSessions(input: {userID: $who}) {
    user {
      sessions {
        totalCount
      }
    }
  }
})");
    QTest::newRow("another address to log in with")
        << u"updatei⏎ide⏎cla⏎⏎upd⏎⇥⏎us⏎sta⏎⏎ver⏎na⏎⏎va⏎"_s
        << QByteArray(R"(mutation UpdateIdentity($input: UpdateIdentityInput!) {
  updateIdentity(input: $input) {
    identity {
      claims
      updatedAt
    }
    user {
      standardAttributes
      verifiedClaims {
        name
        value
      }
    }
  }
})");
    QTest::newRow("attributes are set") << u"updateu⏎⇥stan⏎⏎cus⏎⏎upd⏎"_s
                                        << QByteArray(R"(mutation UpdateUser($input: UpdateUserInput!) {
  updateUser(input: $input) {
    user {
      standardAttributes
      customAttributes
      updatedAt
    }
  }
})");
    QTest::newRow("somebody wants to be forgotten")
        << u"schedulea⏎⇥isdi⏎⏎ano⏎⏎delea⏎"_s
        << QByteArray(R"(mutation ScheduleAccountAnonymization($input: ScheduleAccountAnonymizationInput!) {
  scheduleAccountAnonymization(input: $input) {
    user {
      isDisabled
      anonymizeAt
      deleteAt
    }
  }
})");
    QTest::newRow("what happened in a week")
        << u"audit⏎(useri⏎$⏎,act⏎$⏎,rangef⏎$from⏎,ranget⏎$to⏎,sortd⏎d⏎){⇥cr⏎⏎act⏎⏎ipa⏎⏎us⏎id⏎⇥⏎dat⏎"_s
        << QByteArray(
               R"(query AuditLogs($first: Int, $userIDs: [ID!], $activityTypes: [AuditLogActivityType!], $from: DateTime, $to: DateTime) {
  auditLogs(first: $first, userIDs: $userIDs, activityTypes: $activityTypes, rangeFrom: $from, rangeTo: $to, sortDirection: DESC) {
    edges {
      node {
        createdAt
        activityType
        ipAddress
        user {
          id
        }
        data
      }
    }
  }
})");
}

void tst_CompletionJobs::aJobIsTypedFromNothing()
{
    QFETCH(QString, keys);
    QFETCH(QByteArray, wanted);
    QFile file(QStringLiteral(SOURCE_ROOT "/resources/sandbox/schema.graphql"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const std::shared_ptr<const graphql::Schema> schema = graphql::schemaFromSdl(file.readAll().toStdString()).schema;
    ui::Appearance appearance(ui::Appearance::Choice::Light);
    QWidget window;
    window.resize(900, 500);
    auto *editor = new ui::QueryEditor(appearance, &window);
    editor->setGeometry(0, 0, 600, 500);
    editor->setSchema(schema);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    editor->setFocus();
    for (const auto key : keys)
        press(editor, key);
    QCOMPARE(editor->bytes(), wanted);
    for (const auto &finding : graphql::validate(*schema, *editor->document()))
        QFAIL(finding.message.c_str());
    const auto letters = wanted.simplified().size();
    qInfo("%lld keys for %lld letters", static_cast<long long>(keys.size()), static_cast<long long>(letters));
    QVERIFY2(keys.size() * 2 < letters, "completion saves less than half of the keys");
}

REGISTER_TEST(tst_CompletionJobs)
#include "tst_completionjobs.moc"
