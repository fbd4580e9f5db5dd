// Le consensus et le pouvoir, en français.
#include "report/lang/measuring.hpp"

namespace delib::report {

namespace {

constexpr measuring_labels words{.title = "À quel point les votants s’accordent",
                                 .result = "Une phrase pour chacun",
                                 .support = "Pour et contre",
                                 .together = "Dans l’ensemble",
                                 .each = "Toutes les mesures",
                                 .pro = "Pour",
                                 .contra = "Contre",
                                 .neither = "Ni l’un ni l’autre",
                                 .agreement = "Accord",
                                 .divisiveness = "Clivage",
                                 .interval = "Intervalle à 95\u00a0%",
                                 .figure = "Mesure",
                                 .identifier = "En JSON",
                                 .value = "Valeur",
                                 .power = "Qui décide",
                                 .member = "Membre",
                                 .weight = "Poids",
                                 .share = "Part",
                                 .banzhaf = "Banzhaf",
                                 .shapley = "Shapley-Shubik"};

constexpr std::pair<std::string_view, const char*> names[] = {
    {"krippendorff-nominal", "α de Krippendorff, nominal"},
    {"krippendorff-ordinal", "α de Krippendorff, ordinal"},
    {"krippendorff-interval", "α de Krippendorff, par écarts"},
    {"krippendorff-ratio", "α de Krippendorff, par rapports"},
    {"fleiss-kappa", "κ de Fleiss"},
    {"kendall-w", "W de Kendall"},
    {"tau-b", "τ_b moyen de deux votants"},
    {"tau-x", "τ_x moyen de deux votants"},
    {"spearman", "ρ moyen de deux votants"},
    {"kemeny-distance", "Distance moyenne de deux votants"},
    {"agreement", "Indice d’accord"},
    {"polarization", "Polarisation"},
    {"kemeny-diversity", "Diversité par centres"},
    {"kemeny-polarization", "Polarisation par centres"},
};

class french_words final : public measuring_words {
public:
    using measuring_words::measuring_words;

    const measuring_labels& label() const override { return words; }

    text sentence(const text& name, const std::string& pro, const std::string& contra, const std::string& neither,
                  const std::string& clause) const override {
        return told(clause.empty() ? "{0} : {1} pour, {2} contre, {3} ni l’un ni l’autre."
                                   : "{0} : {1} pour, {2} contre, {3} ni l’un ni l’autre ; {4}.",
                    {name, pro, contra, neither, clause});
    }
    text no_ballot(const text& name) const override { return told("{0} : aucun bulletin n’a été compté.", {name}); }
    std::string clause(closeness how) const override {
        switch (how) {
            case closeness::same: return "les avis sont presque les mêmes";
            case closeness::close: return "les avis sont proches";
            case closeness::apart: return "les avis diffèrent";
            case closeness::scattered: return "les avis sont dispersés";
            case closeness::camps: break;
        }
        return "les avis forment deux camps";
    }
    std::string clause(division how) const override {
        switch (how) {
            case division::none: return "les votants ne sont pas divisés";
            case division::little: return "les votants sont un peu divisés";
            case division::minority: return "une minorité en juge tout autrement";
            case division::much: return "les votants sont divisés";
            case division::camps: break;
        }
        return "les votants forment deux camps";
    }

    text what_support_means(ballot_kind kind, ranked_support reading) const override {
        if (kind == ballot_kind::approval) {
            return told("Pour : le bulletin approuve. Contre : il n’approuve que d’autres. Ni l’un ni l’autre : il est "
                        "blanc.");
        }
        if (kind == ballot_kind::ranked) {
            if (reading == ranked_support::named) {
                return told(
                    "Pour : le bulletin donne un rang. Contre : il n’en donne qu’à d’autres. Ni l’un ni l’autre : "
                    "il est blanc.");
            }
            return told(
                "Pour : plus d’autres sont classés au-dessous qu’au-dessus. Contre : plus d’autres sont classés "
                "au-dessus qu’au-dessous. Ni l’un ni l’autre : au milieu, sans avis, ou bulletin blanc.");
        }
        return told("Pour : une mention au-dessus du milieu de l’échelle. Contre : une mention au-dessous. Ni l’un ni "
                    "l’autre : le milieu même, aucune mention, ou un bulletin blanc.");
    }
    std::string figure_name(std::string_view id) const override {
        for (const auto& [of, name] : names) {
            if (of == id) return name;
        }
        return std::string(id);
    }
    text what_signs_mean() const override {
        return told(
            "Plus près de 1, les avis sont plus proches : A (van der Eijk, jusqu’à −1), Cns (Tastle et Wierman), l "
            "et l² (Blair et Lacy). Plus près de 0, ils sont plus proches : D (Leik), IOV (Berry et Mielke), H "
            "(entropie de Shannon, en bits), ER (Esteban et Ray).");
    }
    text what_agreement_means() const override {
        return told(
            "L’accord est l’indice A de van der Eijk : 1 si tous donnent la même mention, 0 si toutes les mentions "
            "sont également fréquentes, −1 si une moitié donne la meilleure et l’autre la pire.");
    }
    text what_divisiveness_means() const override {
        return told(
            "Le clivage compare les votants qui préfèrent le choix à un autre et ceux qui préfèrent l’autre : 0 si "
            "les deux le classent de même, 1 s’il est premier pour les uns et dernier pour les autres.");
    }
    text what_intervals_mean(const std::string& resamples, const std::string& seed) const override {
        return told(
            "Les intervalles contiennent 95 % des mesures faites sur {0} tirages, avec remise, d’autant de votants "
            "(graine {1}). Ils disent la part du hasard dans la composition des votants, si ceux-ci en représentent "
            "d’autres ; ils ne disent rien de la façon dont ils ont été choisis.",
            {resamples, seed});
    }
    text no_intervals() const override { return "Aucun intervalle n’a été demandé."; }
    std::string support_caption() const override { return "Parts de tous les bulletins"; }
    std::string together_caption() const override { return "L’accord des votants sur l’ensemble"; }
    std::string each_caption() const override { return "Mesures sur les mentions de chacun"; }
    text part(const text& column, const text& value, std::uint64_t voters) const override {
        return told(voters < 2 ? "{0} : {1} ({2} votant)" : "{0} : {1} ({2} votants)",
                    {column, value, say_->number(voters)});
    }
    std::string from_to(const std::string& low, const std::string& high) const override { return low + " à " + high; }

    text quota(const std::string& needed, const std::string& total) const override {
        return told("Une proposition est adoptée avec {0} sur {1}.", {text::strong(needed), total});
    }
    std::string power_caption() const override { return "Poids et pouvoir"; }
    text what_power_means() const override {
        return told(
            "Une bascule est une coalition des autres qui échoue sans le membre et l’emporte avec lui. Banzhaf : la "
            "part du membre dans toutes les bascules. Shapley-Shubik : sa part des ordres d’arrivée où c’est lui "
            "qui apporte la majorité requise.");
    }
    text powerless(const text& who, std::size_t how_many) const override {
        return told(how_many == 1 ? "{0} ne décide jamais rien." : "{0} ne décident jamais rien.", {who});
    }
    text dictator(const text& name) const override { return told("{0} décide de tout.", {name}); }
    text measured_by(const std::string& version) const override {
        return told(
            "Mesuré par libdelib {0}. Les mêmes bulletins et les mêmes réglages donnent toujours ce même résultat, "
            "dont la forme complète est le document {1}.",
            {version, text::code("delib.consensus/1")});
    }
    text counted_by(const std::string& version) const override {
        return told("Compté exactement par libdelib {0} ; la forme complète est le document {1}.",
                    {version, text::code("delib.power/1")});
    }
};

}  // namespace

std::unique_ptr<const measuring_words> french_measuring(std::shared_ptr<const phrases> say) {
    return std::make_unique<const french_words>(std::move(say));
}

}  // namespace delib::report
