package archive

import (
	"context"
	"errors"
	"net/http"

	"pressroom/index"
)

// A Fault is why there is no answer, for who asked over HTTP. Msg and Hint are without a
// capital and a full stop.
type Fault struct {
	Status    int // of RFC 9110; 500 for what is wrong here
	Msg, Hint string
}

// FaultOf says what an error means for who asked: what was asked wrongly, what takes too
// long, what is wrong here.
func FaultOf(ctx context.Context, err error) Fault {
	var wrong *Wrong
	var syntax *SyntaxError
	var ambiguous *index.AmbiguousError
	switch {
	case errors.As(err, &syntax):
		return Fault{http.StatusBadRequest, syntax.Err.Msg, syntax.Err.Hint}
	case errors.As(err, &wrong):
		return Fault{http.StatusBadRequest, wrong.Msg, wrong.Hint}
	case errors.Is(err, index.ErrNotFound):
		return Fault{http.StatusNotFound, "there is no such release", "it may have been replaced by a newer text of its source; search finds what there is"}
	case errors.As(err, &ambiguous):
		return Fault{http.StatusConflict, err.Error(), "give more of the identifier"}
	case errors.Is(err, index.ErrTooBroad), errors.Is(err, index.ErrTooSlow):
		return Fault{http.StatusUnprocessableEntity, err.Error(), ""}
	case errors.Is(err, ErrClosed):
		return Fault{http.StatusServiceUnavailable, "the server is being stopped", ""}
	case errors.Is(err, context.DeadlineExceeded), ctx.Err() != nil:
		return Fault{http.StatusServiceUnavailable, "that takes too long", "ask for less, or for rarer words"}
	}
	return Fault{http.StatusInternalServerError, "something went wrong here", "the server has written down what"}
}
