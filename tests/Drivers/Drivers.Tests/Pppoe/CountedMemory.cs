namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>Tests that look at the memory of the whole process: they run alone, since what others allocate counts too.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class CountedMemory
{
    public const string Name = "counted memory";
}
