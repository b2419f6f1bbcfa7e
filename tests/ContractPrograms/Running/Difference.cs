namespace UserCoNdis.ContractPrograms;

/// <summary>The first thing in which the host and the model differ, and the calls up to it.</summary>
/// <param name="Shape">The topology.</param>
/// <param name="Program">The calls that ran.</param>
/// <param name="What">The difference.</param>
public sealed record Difference(Shape Shape, IReadOnlyList<Call> Program, string What)
{
    /// <summary>The program as C#, to be stored in a test, and the difference.</summary>
    public override string ToString() =>
        $"{What}\n// {Shape}\n[\n{string.Concat(Program.Select(static call => $"    {call},\n"))}]";
}
