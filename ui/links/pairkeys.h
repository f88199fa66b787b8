#pragma once

#include "ui/common/popup.h"

namespace otklik {

/// The keys of a list of pairs.
class PairKeys final : public Popup
{
    Q_OBJECT

public:
    PairKeys(bool isOpenList, QWidget *parent);
};

} // namespace otklik
