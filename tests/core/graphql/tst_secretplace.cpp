#include "core/graphql/operationfacts.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_SecretPlace : public QObject
{
    Q_OBJECT

private slots:
    void theLastWordDecides_data();
    void theLastWordDecides();
};

void tst_SecretPlace::theLastWordDecides_data()
{
    QTest::addColumn<QByteArray>("parent");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("secret");
    const auto add = [](const char *parent, bool secret, std::initializer_list<const char *> names) {
        for (const char *name : names)
            QTest::newRow((QByteArray(parent) + '.' + name).constData())
                << QByteArray(parent) << QByteArray(name) << secret;
    };
    add("", true,
        {"password",
         "Password",
         "newPassword",
         "new_password",
         "primaryPassword",
         "passphrase",
         "pin",
         "PIN",
         "pin_code",
         "otp",
         "totp",
         "code",
         "oobOTPCode",
         "verificationCode",
         "recoveryCodes",
         "OTPs",
         "token",
         "accessToken",
         "refreshToken",
         "idToken",
         "tokens",
         "access_token",
         "clientSecret",
         "secret",
         "apiKey",
         "privateKey",
         "password_hash",
         "passwordHash",
         "jwt",
         "client-secret",
         "x-api-key",
         "Set-Cookie",
         "auth.token",
         "https://example.com/claims/totp/secret"});
    add("GenerateOOBOTPCodePayload", true, {"code"});
    add("CreateSessionPayload", true, {"accessToken", "refreshToken"});
    add("", false,
        {"",
         "id",
         "userID",
         "claimValue",
         "claimName",
         "reason",
         "email",
         "phone",
         "key",
         "roleKey",
         "groupKeys",
         "loginID",
         "countryCode",
         "geoCountryCode",
         "phoneNumberCountryCode",
         "lastAccessedByIPCountryCode",
         "geoLocationCode",
         "reasonCodes",
         "postalCode",
         "statusCode",
         "tokenType",
         "expiresIn",
         "sendPassword",
         "setPasswordExpired",
         "resetPassword",
         "passwordExpired",
         "isVerified",
         "passkeys",
         "generateOOBOTPCode",
         "sendResetPasswordMessage",
         "totalCount",
         "address",
         "cursor",
         "searchKeyword",
         "country-code",
         "https://example.com/claims/is-verified",
         "description"});
    add("Mutation", false, {"resetPassword", "generateOOBOTPCode", "password"});
    add("User", false, {"primaryPassword", "secondaryPassword"});
}

void tst_SecretPlace::theLastWordDecides()
{
    QFETCH(QByteArray, parent);
    QFETCH(QByteArray, name);
    QTEST(graphql::isSecretPlace(parent.toStdString(), name.toStdString()), "secret");
}

REGISTER_TEST(tst_SecretPlace)
#include "tst_secretplace.moc"
