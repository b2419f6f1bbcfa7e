using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;

namespace UserCoNdis.NdisKit;

/// <summary>Fails each site that a sequence passes, one a run: whatever becomes of the sequence, its end comes, all is given back,
/// no rule is broken, and whoever asked was told.</summary>
public static class FaultSites
{
    /// <summary>Runs a sequence once for each of its sites.</summary>
    /// <returns>The sites, in the order in which they were failed.</returns>
    /// <exception cref="SequenceException">One of the runs left something behind.</exception>
    public static IReadOnlyList<string> FailEach(Sequence sequence, Shape shape, AnswerMode mode, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        List<string> failed = [];
        while (Run(sequence, shape, mode, seed, failed.Count) is { } site)
        {
            failed.Add(site);
        }

        return failed;
    }

    private static string? Run(Sequence sequence, Shape shape, AnswerMode mode, ulong seed, int failAt)
    {
        FaultPlan plan = new(failAt);
        using ContractFixture f = new(shape, seed);
        f.Faults = plan;
        f.StopsAtFault = true;
        try
        {
            Play(sequence, f.WithMode(mode));
            f.Settle();
            if (seed % 2 == 0)
            {
                f.EndInOrder();
            }
            else
            {
                f.EndByHalt();
            }

            // The proxy of the TAPI sequences keeps no record of what it was told.
            bool mustBeTold = plan.MustBeTold && plan.Failed != sequence.Mark.Overtaken && f.Client.Family == CoAddressFamily.TapiProxy;
            if (mustBeTold && !f.Scripts.Exists(s => s.Told.Contains(FaultPlan.Status)))
            {
                throw new SequenceException($"Nobody was told of {FaultPlan.Status}.");
            }
        }
        catch (Exception e)
        {
            throw new SequenceException(
                $"{sequence.Name}, {shape}, {mode}, seed {seed}, {plan.Failed} failed (site {failAt}): {e.Message}\n{f.Trace.Text()}", e);
        }

        return plan.Failed;
    }

    /// <summary>The sequence goes as far as it can: what it expects need not come, and what it uses need not be there.</summary>
    private static void Play(Sequence sequence, ContractFixture f)
    {
        try
        {
            if (!sequence.Mark.StartsItself)
            {
                _ = f.Start();
            }

            sequence.Body(f);
        }
        catch (Exception e) when (e.TargetSite?.DeclaringType?.Assembly != typeof(NdisHost).Assembly)
        {
            f.StopsAtFault = false; // it could not go on
        }
    }
}
