namespace UserCoNdis.NdisKit;

/// <summary>Marks a sequence of the contract.</summary>
/// <param name="clause">Where it stands: <c>4.6 add</c>.</param>
/// <param name="requirements">What it shows of appendix A: <c>S0.5</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SequenceAttribute(string clause, params string[] requirements) : Attribute
{
    public string Clause => clause;

    public IReadOnlyList<string> Requirements => requirements;

    /// <summary>The shapes that have it.</summary>
    public Shape[] Shapes { get; set; } = [Shape.Mcm, Shape.StandAlone];

    /// <summary>A callback whose answer comes too late to count in it, when it pends (T8).</summary>
    public string? Overtaken { get; set; }

    /// <summary>Its adapter fails, or is left as it is: it looks itself at what became of it.</summary>
    public bool EndsItself { get; set; }

    /// <summary>It starts the adapter itself.</summary>
    public bool StartsItself { get; set; }
}
