namespace UserCoNdis.Tools.Cli.Contract;

/// <summary>How well something of the contract is covered; the better first.</summary>
internal enum CoverageState
{
    /// <summary>A test shows it: exercised, or for a rule kept and broken.</summary>
    Tested,

    /// <summary>It cannot be otherwise: the compiler, or the shape of the types, sees to it.</summary>
    ByConstruction,

    /// <summary>It is there, and no test of its own shows it.</summary>
    Mapped,

    /// <summary>It is not there, or nothing can show it; the reason says which.</summary>
    Missing,
}
