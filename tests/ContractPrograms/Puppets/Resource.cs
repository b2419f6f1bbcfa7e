namespace UserCoNdis.ContractPrograms;

/// <summary>A resource of a running program, under the number that its calls name it by; the drivers' context of it too.</summary>
internal abstract class Resource(Kind kind, int number)
{
    public Kind Kind => kind;

    public int Number => number;

    public override string ToString() => $"{kind.ToString().ToLowerInvariant()}{number}";
}
