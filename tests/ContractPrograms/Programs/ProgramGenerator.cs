namespace UserCoNdis.ContractPrograms;

/// <summary>Writes programs: walks the model, most often along a call that keeps the contract, now and then along any call at all.</summary>
internal static class ProgramGenerator
{
    private static readonly Op[] s_ops = Enum.GetValues<Op>();

    /// <summary>A program of up to <paramref name="length"/> calls.</summary>
    public static IReadOnlyList<Call> Write(Shape shape, int seed, int length)
    {
        Random random = new(seed);
        ContractModel model = new(shape);
        List<Call> program = [];
        int wild = random.Next(4) switch { 0 => 0, 1 => 5, 2 => 15, _ => 40 };
        for (int number = 1; number <= length; number++)
        {
            if (Choose(model, random, number, wild) is { } call)
            {
                program.Add(call);
                _ = model.Predict(call);
            }
        }

        return program;
    }

    private static Call? Choose(ContractModel model, Random random, int number, int wild)
    {
        bool any = random.Next(100) < wild;
        for (int attempt = 0; attempt < 24; attempt++)
        {
            if (Any(model, random, number) is not { } call)
            {
                continue;
            }

            if (any || model.VerdictOf(call) == Verdict.Legal)
            {
                return call;
            }
        }

        return null;
    }

    private static Call? Any(ContractModel model, Random random, int number)
    {
        Op op = s_ops[random.Next(s_ops.Length)];
        Kind kind = OpTraits.TargetOf(op);
        int target = kind == Kind.Adapter ? 0 : Pick(model, kind, random);
        if ((target == 0 && kind != Kind.Adapter) || !OpTraits.ExistsIn(op, model.Shape))
        {
            return null;
        }

        int other = op switch
        {
            Op.CmDispatchIncomingCall => Pick(model, Kind.Sap, random),
            Op.ClCloseCall => model.Vcs[target].IsMultipoint || random.Next(50) == 0 ? Pick(model, Kind.Party, random) : 0,
            Op.ClOidToCallManager or Op.CmOidToClient => random.Next(2) == 0 ? 0 : Pick(model, Kind.Vc, random),
            _ => 0,
        };
        Call call = new(
            op,
            target,
            OpTraits.MakesOf(op) is null ? 0 : number,
            other,
            AnswerOf(random),
            AnswerOf(random),
            random.Next(4) != 0);
        return model.CanRun(call) ? call : null;
    }

    private static Answer AnswerOf(Random random) => random.Next(10) switch
    {
        < 3 => Answer.Success,
        < 6 => Answer.Pending,
        < 8 => Answer.CompleteInside,
        8 => Answer.Failure,
        _ => Answer.FailInside,
    };

    /// <summary>Most often one of the last made, which still lives more likely.</summary>
    private static int Pick(ContractModel model, Kind kind, Random random)
    {
        IReadOnlyList<int> numbers = model.NumbersOf(kind);
        if (numbers.Count == 0)
        {
            return 0;
        }

        int window = random.Next(4) == 0 ? numbers.Count : Math.Min(numbers.Count, 3);
        return numbers[numbers.Count - 1 - random.Next(window)];
    }
}
