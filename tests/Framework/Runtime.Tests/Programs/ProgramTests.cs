using UserCoNdis.ContractPrograms;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Typed call programs, legal and illegal, against the model of the contract (section 3) in both shapes.</summary>
public sealed class ProgramTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void RandomPrograms_InBothShapes_HostDoesWhatTheModelSays(int seed)
    {
        const int Each = 5_000;
        int ran = 0;
        Difference? difference = ContractFuzz.Run(Each, seed, done => ran = done, default);
        Assert.True(difference is null, $"Seed {seed}: {difference}");
        Assert.Equal(2 * Each, ran);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void StoredProgram_OnceADifference_IsNoneAnyMore(string name)
    {
        (Shape shape, Call[] program) = StoredPrograms.All[name];
        Difference? difference = ProgramRun.Run(shape, program, new Lists());
        Assert.True(difference is null, $"{name}: {difference}");
    }

    public static TheoryData<string> Names() => [.. StoredPrograms.All.Keys];
}
