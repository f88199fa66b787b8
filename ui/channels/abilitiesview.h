#pragma once

#include "models/network.h"

#include <QWidget>

namespace otklik {

/// What can be done in which network, at a glance: a table of this build's networks.
class AbilitiesView final : public QWidget
{
    Q_OBJECT

public:
    explicit AbilitiesView(const QList<NetworkRules> &networks, QWidget *parent = nullptr);
};

} // namespace otklik
