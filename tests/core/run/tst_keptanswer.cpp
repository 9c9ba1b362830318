#include "core/run/keptanswer.h"
#include "tests/support/registry.h"

#include <QTest>

using run::Answer;

class tst_KeptAnswer : public QObject
{
    Q_OBJECT

private slots:
    void everythingComesBack();
    void secretsDoNot();
    void whatIsNoJsonAndRepeatsASecretDoesNot();
    void valuesOfSentHeadersDoNot();
    void whatIsTooLargeSaysSo();
    void damageIsNoAnswer();

private:
    static Answer answer(std::string body)
    {
        Answer answer;
        answer.status = 200;
        answer.body = std::make_shared<const std::string>(std::move(body));
        if (auto tape = json::Tape::parse(answer.body))
            answer.tape = std::make_shared<const json::Tape>(std::move(*tape));
        answer.effect.changesData = false;
        return answer;
    }
};

void tst_KeptAnswer::everythingComesBack()
{
    auto given =
        answer("{\"data\":  {\"a\": 12345678901234567890, \"a\": \"\xc3\xbc\"}, \"errors\": [{\"message\": \"no\"}]}");
    given.headers = {{"Content-Type", "application/json"}, {"Date", "today"}};
    given.contentType = "application/json";
    given.connect = std::chrono::microseconds(1);
    given.wait = std::chrono::microseconds(2);
    given.receive = std::chrono::microseconds(3);
    given.serverDate = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
    given.outcome = run::Outcome::NotApplied;
    given.effect.changesData = true;
    given.effect.operationName = QStringLiteral("Set");
    given.verdict = QStringLiteral("Nothing was changed.");
    const auto kept = run::keptAnswerFrom(run::keptBytes(given, "mutation Set { a }", {}));
    QVERIFY(kept);
    const auto &back = kept->answer;
    QCOMPARE(*back.body, *given.body);
    QVERIFY(back.tape);
    QCOMPARE(back.errors.size(), 1);
    QCOMPARE(back.errors.constFirst().message, QStringLiteral("no"));
    QCOMPARE(back.status, 200);
    QCOMPARE(back.headers, given.headers);
    QCOMPARE(back.contentType, given.contentType);
    QCOMPARE((back.connect + back.wait + back.receive).count(), 6);
    QCOMPARE(back.serverDate, given.serverDate);
    QCOMPARE(back.outcome, given.outcome);
    QVERIFY(back.effect.changesData);
    QCOMPARE(back.effect.operationName, given.effect.operationName);
    QCOMPARE(back.verdict, given.verdict);
    QVERIFY(!kept->wasTooLarge && !kept->isMasked);
}

void tst_KeptAnswer::secretsDoNot()
{
    auto given = answer(R"({"data": {"s": {"refreshToken": "CANARY1", "shown": "CANARY2", "codes": ["CANARY3"]}},
                            "errors": [{"message": "CANARY4 is too short", "name": "kept"}]})");
    given.headers = {{"Set-Cookie", "CANARY5"}, {"X-Seen", "CANARY6"}, {"X-Other", "kept"}};
    const QByteArray document =
        "mutation($p: String) { s(password: \"CANARY4\", new: {secret: $p}) { shown: accessToken } }";
    const auto bytes = run::keptBytes(given, document, R"({"p": "CANARY6"})");
    QVERIFY2(!bytes.contains("CANARY"), bytes.constData());
    const auto kept = run::keptAnswerFrom(bytes);
    QVERIFY(kept && kept->isMasked);
    QVERIFY(kept->answer.tape);
    QVERIFY(bytes.contains("kept"));
    QCOMPARE(kept->answer.headers.at(2).second, QByteArray("kept"));
}

void tst_KeptAnswer::whatIsNoJsonAndRepeatsASecretDoesNot()
{
    const QByteArray document = "mutation { s(password: \"CANARY\") }";
    const auto bytes = run::keptBytes(answer("<html>CANARY</html>"), document, {});
    QVERIFY(!bytes.contains("CANARY"));
    QVERIFY(run::keptAnswerFrom(bytes)->isMasked);
    QCOMPARE(*run::keptAnswerFrom(run::keptBytes(answer("<html></html>"), document, {}))->answer.body,
             std::string("<html></html>"));
}

void tst_KeptAnswer::valuesOfSentHeadersDoNot()
{
    auto given = answer(R"({"a": "gate says CANARY1", "b": "kept", "c": "Bearer CANARY0123"})");
    given.headers = {{"X-Seen", "CANARY1"}, {"X-Other", "kept"}};
    const auto bytes = run::keptBytes(given, "{ a }", {}, {"CANARY1"});
    QVERIFY2(!bytes.contains("CANARY"), bytes.constData());
    QVERIFY(bytes.contains("\"kept\""));
    for (const char *page : {"<html>CANARY1</html>", "<html>Authorization: Bearer CANARY</html>"})
        QVERIFY(!run::keptBytes(answer(page), "{ a }", {}, {"CANARY1"}).contains("CANARY"));
}

void tst_KeptAnswer::whatIsTooLargeSaysSo()
{
    const auto bytes = run::keptBytes(answer('"' + std::string(run::LargestKept, 'x') + '"'), {}, {});
    QVERIFY(bytes.size() < 1000);
    const auto kept = run::keptAnswerFrom(bytes);
    QVERIFY(kept && kept->wasTooLarge);
    QVERIFY(!kept->answer.body);
    QVERIFY(!run::keptAnswerFrom(run::keptBytes(answer('"' + std::string(run::LargestKept - 2, 'x') + '"'), {}, {}))
                 ->wasTooLarge);
}

void tst_KeptAnswer::damageIsNoAnswer()
{
    QVERIFY(!run::keptAnswerFrom({}));
    QVERIFY(!run::keptAnswerFrom("[]\n{}"));
}

REGISTER_TEST(tst_KeptAnswer)
#include "tst_keptanswer.moc"
