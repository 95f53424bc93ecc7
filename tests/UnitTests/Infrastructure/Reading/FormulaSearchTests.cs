using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Platform.Domain.Leads;
using Platform.Infrastructure.Reading;

namespace Platform.UnitTests.Infrastructure.Reading;

public sealed class FormulaSearchTests
{
    [Fact]
    public void A_record_has_a_dangerous_cell_exactly_when_one_of_its_cells_is() =>
        Prop.ForAll(Gen.Elements("ab1,,,=@\t+-. ".ToCharArray()).ListOf().Select(letters => string.Concat(letters)).Resize(120).ToArbitrary(), record =>
            FormulaSearch.HasDangerousCell(Encoding.UTF8.GetBytes(record)).Should().Be(record.Split(',').Any(cell => FormulaGuard.IsDangerous(Encoding.UTF8.GetBytes(cell)))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
}
