package indicators

import (
	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// datasetSeries is a series with the dataset of its source.
type datasetSeries struct {
	*model.Series
	dataset string
}

// datasetSeriesColumns is the expression for a series that readDatasetSeries reads.
func datasetSeriesColumns(op *loaders.Operation, s string) string {
	return "[" + op.Project(model.KindSeries).Columns(s) + ", " + s + ".dataset]"
}

// readDatasetSeries reads a column that collects datasetSeriesColumns.
func readDatasetSeries(op *loaders.Operation, answer *loaders.Columns) []datasetSeries {
	p := op.Project(model.KindSeries)
	var all []datasetSeries
	for row := range answer.Rows() {
		if s := loaders.NodeColumn[*model.Series](row, p); s != nil {
			all = append(all, datasetSeries{Series: s, dataset: row.OptionalText()})
		}
	}
	return all
}

// bounds is the bounds of the series in a period, and whether it publishes a value or bound there: a withheld or absent cell does not.
func (s datasetSeries) bounds(period model.Date, t analysis.Tolerance) (bounds analysis.Interval, published bool) {
	c, _ := cellOf(s.Series, period)
	return c.Bounds(t), c.Cell.Value != nil || c.Low != nil || c.High != nil
}

// absentBounds is the bounds of a figure without any cell.
func absentBounds(t analysis.Tolerance) analysis.Interval {
	return analysis.Cell{Flag: analysis.Absent}.Bounds(t)
}
