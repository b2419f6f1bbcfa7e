using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Who changes call parameters says so with CALL_PARAMETERS_CHANGED, and only then (R130, R131, R147, R209).</summary>
internal static class ChangedParameters
{
    /// <summary>The parameters say that they were changed.</summary>
    public static bool AreMarked(CoCallParameters parameters) =>
        (parameters.Flags & CoCallFlags.CallParametersChanged) == CoCallFlags.CallParametersChanged;

    public static void Check(RuleReport report, in DdiEvent e, string rule)
    {
        if (e.Status.IsSuccess && e.Parameters is { } parameters && e.Vc.Proposed is { } proposed)
        {
            bool changed = !parameters.SameParameters(proposed);
            bool flagged = (parameters.Flags & ~proposed.Flags & CoCallFlags.CallParametersChanged)
                == CoCallFlags.CallParametersChanged;
            report.Require(!changed || flagged, rule, e.Driver, e.Subject);
            report.Require(changed || !flagged, "R131", e.Driver, e.Subject);
        }
    }
}
