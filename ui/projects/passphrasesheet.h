#pragma once

#include "ui/theme/sheet.h"

class QLineEdit;

namespace ui {

/// Asks for the passphrase of a key file: entered() or rejected(). What was typed is overwritten before the sheet goes.
class PassphraseSheet final : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PassphraseSheet)

public:
    /// \a wrongBefore: the last one did not open the key.
    PassphraseSheet(const QString &keyId, const QString &path, bool wrongBefore, const Appearance &appearance,
                    QWidget *over);
    ~PassphraseSheet() override;

signals:
    /// UTF-8; the receiver wipes it.
    void entered(QByteArray passphrase);

private:
    void submit();
    void wipe();

    QLineEdit *m_input = nullptr;
};

} // namespace ui
