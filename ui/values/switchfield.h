#pragma once

#include "ui/values/valuefield.h"

namespace ui {

class Appearance;

/// true or false, and a third look for neither. Space turns it.
class SwitchField final : public ValueField
{
    Q_OBJECT

public:
    explicit SwitchField(const Appearance &appearance, QWidget *parent = nullptr);

    void setHint(const QString &hint) override;
    void setReadOnly(bool readOnly) override;

protected:
    void showContent() override;

private:
    class Lever;
    Lever *m_lever = nullptr;
};

} // namespace ui
