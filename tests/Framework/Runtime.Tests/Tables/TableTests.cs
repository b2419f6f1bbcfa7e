using System.Reflection;
using System.Runtime.CompilerServices;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Every machine's table, whole, against its approved text and the diagram in the documents.</summary>
public sealed class TableTests
{
    [Theory]
    [InlineData("Adapter", "Adapter", typeof(AdapterTable), null)]
    [InlineData("Binding", "Binding of a protocol", typeof(BindingTable), null)]
    [InlineData("Reset", "Reset of an adapter", typeof(ResetTable), null)]
    [InlineData("AfRegistration", "Registration of an address family", typeof(AfRegistrationTable), null)]
    [InlineData("Af", "Open address family", typeof(AfTable), null)]
    [InlineData("Sap", "SAP", typeof(SapTable), null)]
    [InlineData("Vc", "VC: life and activation", typeof(VcTable), typeof(VcActivationTable))]
    [InlineData("Call", "Call on a VC", typeof(CallTable), typeof(CallEndTable))]
    [InlineData("CallUse", "What a call allows", typeof(CallUseTable), null)]
    [InlineData("Party", "Party of a multipoint call", typeof(PartyTable), null)]
    [InlineData("Qos", "Change of a call's parameters", typeof(QosTable), null)]
    [InlineData("Nbl", "Ownership of a list of frames", typeof(NblTable), null)]
    [InlineData("Pvc", "PVC in a call manager's list", typeof(PvcTable), null)]
    [InlineData("OidOwner", "Ownership of an OID request", typeof(OidOwnerTable), null)]
    public void Table_Printed_IsAsApproved(string name, string title, Type table, Type? second)
    {
        Type[] tables = second is null ? [table] : [table, second];
        Approved.Check(TableText.Print(tables), $"{name}Table");
        string diagram = TableText.Diagram(title, tables);
        if (diagram.Contains("-->", StringComparison.Ordinal)) // a table that only allows and refuses moves nothing
        {
            CheckDiagram(diagram, $"ndis-{name.ToLowerInvariant()}.md");
        }
    }

    /// <summary>A new table is printed and drawn like the others.</summary>
    [Fact]
    public void Tables_OfTheRuntime_AreAllPrinted()
    {
        IEnumerable<string> printed = typeof(TableTests).GetMethod(nameof(Table_Printed_IsAsApproved))!
            .GetCustomAttributes<InlineDataAttribute>().SelectMany(a => a.GetData(null!).Single()).OfType<Type>().Select(t => t.Name);
        IEnumerable<string> tables = typeof(VcTable).Assembly.GetTypes()
            .Where(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static)
                .Any(m => m.ReturnType.IsGenericType && m.ReturnType.GetGenericTypeDefinition() == typeof(Step<,>)))
            .Append(typeof(PvcTable)) // the only one of a call manager that is in the contracts
            .Select(t => t.Name);
        Assert.Equal(tables.Order(StringComparer.Ordinal), printed.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static void CheckDiagram(string text, string name, [CallerFilePath] string source = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", "..", "docs", "diagrams", name);
        if (Environment.GetEnvironmentVariable("UCONDIS_APPROVE") == "1")
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "", text);
    }
}
