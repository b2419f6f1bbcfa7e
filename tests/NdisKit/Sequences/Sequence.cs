using UserCoNdis.Framework.Runtime;

namespace UserCoNdis.NdisKit;

/// <summary>One sequence of contract section 4: what is done, and what must come of it, in every shape that has it.</summary>
public sealed record Sequence(string Name, SequenceAttribute Mark, Action<ContractFixture> Body)
{
    public string Clause => Mark.Clause;

    public IReadOnlyList<string> Requirements => Mark.Requirements;

    public IReadOnlyList<Shape> Shapes => Mark.Shapes;

    /// <summary>Runs it with the rules enforced, ends by unbinding or by halting as the seed says, and asserts that all is
    /// given back and no rule was broken, unless it ends itself.</summary>
    /// <exception cref="SequenceException">It did not go so.</exception>
    public void Run(
        Shape shape,
        ulong seed = 0,
        AnswerMode mode = AnswerMode.Sync,
        INdisObserver? observer = null,
        Action<ContractFixture>? finished = null)
    {
        using ContractFixture f = new(shape, seed, VerifierMode.Enforce, observer);
        try
        {
            _ = f.WithMode(mode);
            if (!Mark.StartsItself)
            {
                _ = f.Start();
            }

            Body(f);
            f.Run();
            if (!Mark.EndsItself)
            {
                End(f, seed);
            }

            finished?.Invoke(f);
        }
        catch (Exception e)
        {
            throw new SequenceException($"{Name} ({Clause}), {shape}, {mode}, seed {seed}: {e.Message}\n{f.Trace.Text()}", e);
        }
    }

    public override string ToString() => Name;

    private static void End(ContractFixture f, ulong seed)
    {
        if (seed % 2 == 0)
        {
            f.EndInOrder();
        }
        else
        {
            f.EndByHalt();
        }
    }
}
