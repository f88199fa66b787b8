#include "identity/linkage/weightsfile.h"

#include "identity/linkage/levelnames.h"

#include <cmath>

namespace otklik::identity {

namespace {

constexpr int version = 2;
constexpr double leastChance = 1e-12;
const QString versionKey = QStringLiteral("version");
const QString rateKey = QStringLiteral("match_rate");

using Table = std::array<LevelChances, linkFields>;

QJsonObject tableJson(const Table &table)
{
    QJsonObject fields;
    for (const auto &[field, name] : EnumNames<LinkField>::table) {
        QJsonObject levels;
        for (int level = 0; level < levelCount(field); ++level)
            levels.insert(levelName(field, level), table[static_cast<size_t>(field)][static_cast<size_t>(level)]);
        fields.insert(name, levels);
    }
    return fields;
}

bool isChance(double value)
{
    return std::isfinite(value) && value >= leastChance && value <= 1;
}

bool readField(const QJsonObject &levels, LinkField field, LevelChances &to)
{
    double sum = 0;
    for (int level = 0; level < levelCount(field); ++level) {
        const double chance = levels.value(levelName(field, level)).toDouble(-1);
        if (!isChance(chance))
            return false;
        sum += to[static_cast<size_t>(level)] = chance;
    }
    return levels.size() == levelCount(field) && std::abs(sum - 1) < 1e-6;
}

bool readTable(const QJsonObject &fields, Table &to)
{
    for (const auto &[field, name] : EnumNames<LinkField>::table)
        if (!readField(fields.value(name).toObject(), field, to[static_cast<size_t>(field)]))
            return false;
    return fields.size() == linkFields;
}

} // namespace

QJsonObject toJson(const Weights &weights)
{
    return {{versionKey, version},
            {rateKey, weights.matchRate},
            {QStringLiteral("m"), tableJson(weights.m)},
            {QStringLiteral("u"), tableJson(weights.u)}};
}

Result<Weights> weightsFromJson(const QJsonObject &json)
{
    Weights weights{};
    weights.matchRate = json.value(rateKey).toDouble(-1);
    if (json.value(versionKey).toInt() != version)
        return failure(Error::Kind::GiveUp, QStringLiteral("other_version"));
    // Even odds for two strangers are no rate that any set of people has.
    if (!isChance(weights.matchRate) || weights.matchRate > 0.5)
        return failure(Error::Kind::GiveUp, QStringLiteral("bad_weights"), rateKey);
    if (!readTable(json.value(QLatin1StringView("m")).toObject(), weights.m)
        || !readTable(json.value(QLatin1StringView("u")).toObject(), weights.u))
        return failure(Error::Kind::GiveUp, QStringLiteral("bad_weights"));
    return weights;
}

} // namespace otklik::identity
